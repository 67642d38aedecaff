using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>Edits of a text: applied, moved over others, found between two texts.</summary>
public static class TextEdits
{
    // Within changed lines: the search for single characters costs the square of the differences, and more of them than
    // a part of the text are scraps that nobody wants to read.
    private const int MostCharacterDifferences = 200;
    private const int LongestByCharacter = 20_000;

    /// <summary>The text after the edits, each on what the one before it left.</summary>
    /// <exception cref="ArgumentException">What an edit removes is not there, or an edit would part a surrogate pair.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var buffer = new TextBuffer(text);
        foreach (var edit in edits)
        {
            buffer.Apply(edit);
        }

        return buffer.ToString();
    }

    /// <summary>
    /// <paramref name="edits"/> and <paramref name="over"/> were made on the same text: the edits as they must be made
    /// after the others. What both removed is removed once; what one inserted in what the other removed stays; where both
    /// insert at one place, the others' stands first, or these when <paramref name="first"/>. The result has the effect
    /// of the edits, not always their number.
    /// </summary>
    /// <remarks>
    /// Two parties come to the same text when one says that its own stands first and the other does not: <c>a</c>, then
    /// <c>Transform(b, a)</c>, is <c>b</c>, then <c>Transform(a, b, first: true)</c>. The text inserted by an edit counts
    /// as standing before what that edit removes.
    /// </remarks>
    /// <exception cref="ArgumentException">An edit of a list removes something else than an earlier one of it inserted there.</exception>
    public static ImmutableArray<TextEdit> Transform(
        ImmutableArray<TextEdit> edits,
        ImmutableArray<TextEdit> over,
        bool first = false
    ) => over.IsEmpty || edits.IsEmpty ? edits : TextChange.Of(edits).Over(TextChange.Of(over), first);

    /// <summary>
    /// A short list of edits that turns one text into the other: by line, and within changed lines by character. No edit
    /// parts a surrogate pair.
    /// </summary>
    public static ImmutableArray<TextEdit> Between(string before, string after)
    {
        var prefix = before.AsSpan().CommonPrefixLength(after);
        if (prefix == before.Length && prefix == after.Length)
        {
            return [];
        }

        // Whole lines are compared, so what both have at the ends is cut back to whole lines.
        prefix = before.AsSpan(0, prefix).LastIndexOf('\n') + 1;
        var suffix = CommonSuffix(before.AsSpan(prefix), after.AsSpan(prefix));
        var feed = before.AsSpan(before.Length - suffix).IndexOf('\n');
        suffix = feed < 0 ? 0 : suffix - feed - 1;

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var was = TextLines.Of(before[prefix..^suffix], names);
        var isNow = TextLines.Of(after[prefix..^suffix], names);
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var growth = 0;
        foreach (var hunk in SequenceDiff.Between(was.Ids, isNow.Ids))
        {
            AddInLines(
                edits,
                prefix + was.StartOf(hunk.BeforeStart),
                was.Slice(hunk.BeforeStart, hunk.BeforeLength),
                isNow.Slice(hunk.AfterStart, hunk.AfterLength),
                ref growth
            );
        }

        return edits.DrainToImmutable();
    }

    private static void AddInLines(
        ImmutableArray<TextEdit>.Builder edits,
        int at,
        ReadOnlySpan<char> before,
        ReadOnlySpan<char> after,
        ref int growth
    )
    {
        var prefix = before.CommonPrefixLength(after);
        if (UnicodeText.CutsPair(before, prefix) || UnicodeText.CutsPair(after, prefix))
        {
            prefix--;
        }

        before = before[prefix..];
        after = after[prefix..];
        var suffix = CommonSuffix(before, after);
        if (UnicodeText.CutsPair(before, before.Length - suffix) || UnicodeText.CutsPair(after, after.Length - suffix))
        {
            suffix--;
        }

        before = before[..^suffix];
        after = after[..^suffix];
        at += prefix;
        if (before.Length + after.Length <= LongestByCharacter)
        {
            var was = Characters.Of(before);
            var isNow = Characters.Of(after);
            var most = Math.Min(MostCharacterDifferences, (before.Length + after.Length) / 2);
            if (SequenceDiff.Shortest(was.Values, isNow.Values, most) is { } hunks)
            {
                foreach (var hunk in hunks)
                {
                    Add(
                        edits,
                        at + was.Starts[hunk.BeforeStart],
                        before[was.Starts[hunk.BeforeStart]..was.Starts[hunk.BeforeEnd]],
                        after[isNow.Starts[hunk.AfterStart]..isNow.Starts[hunk.AfterEnd]],
                        ref growth
                    );
                }

                return;
            }
        }

        Add(edits, at, before, after, ref growth);
    }

    private static void Add(
        ImmutableArray<TextEdit>.Builder edits,
        int at,
        ReadOnlySpan<char> before,
        ReadOnlySpan<char> after,
        ref int growth
    )
    {
        edits.Add(new TextEdit(at + growth, before.ToString(), after.ToString()));
        growth += after.Length - before.Length;
    }

    private static int CommonSuffix(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        const int Block = 1024;
        var length = Math.Min(left.Length, right.Length);
        var shared = 0;
        while (
            shared + Block <= length
            && left.Slice(left.Length - shared - Block, Block)
                .SequenceEqual(right.Slice(right.Length - shared - Block, Block))
        )
        {
            shared += Block;
        }

        while (shared < length && left[^(shared + 1)] == right[^(shared + 1)])
        {
            shared++;
        }

        return shared;
    }

    /// <summary>A text by code points, and where each begins; a surrogate pair is one.</summary>
    private readonly record struct Characters(int[] Values, int[] Starts)
    {
        public static Characters Of(ReadOnlySpan<char> text)
        {
            var values = new List<int>(text.Length);
            var starts = new List<int>(text.Length + 1);
            for (var i = 0; i < text.Length; i++)
            {
                starts.Add(i);
                var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
                values.Add(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i]);
                i += isPair ? 1 : 0;
            }

            starts.Add(text.Length);
            return new Characters([.. values], [.. starts]);
        }
    }
}
