using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace DraftStudio.Tests.Unit.Documents;

/// <summary>Random texts of few different lines, and edits that fit them.</summary>
internal static class TextGen
{
    public static readonly Gen<string> Text = Gen.Elements(
            "a\n",
            "b\n",
            "c\r\n",
            "\n",
            "a b\n",
            "😀😁\n",
            "é",
            "longer line\n"
        )
        .ListOf()
        .Select(lines => string.Concat(lines));

    public static readonly Arbitrary<(string Text, ImmutableArray<TextEdit> Edits)> TextAndEdits = (
        from text in Text
        from edits in Edits(text)
        select (text, edits)
    ).ToArbitrary();

    public static readonly Arbitrary<(string Text, ImmutableArray<TextEdit> A, ImmutableArray<TextEdit> B)> TwoEdits = (
        from text in Text.Resize(8)
        from a in Edits(text)
        from b in Edits(text)
        select (text, a, b)
    ).ToArbitrary();

    public static readonly Arbitrary<(string Origin, string Live, string Mine)> Branches = (
        from origin in Text
        from live in Edits(origin)
        from mine in Edits(origin)
        select (origin, TextEdits.Apply(origin, live), TextEdits.Apply(origin, mine))
    ).ToArbitrary();

    private static Gen<ImmutableArray<TextEdit>> Edits(string text) =>
        from count in Gen.Choose(0, 5)
        from made in Enumerable
            .Range(0, count)
            .Aggregate(
                Gen.Constant((Text: text, Edits: ImmutableArray<TextEdit>.Empty)),
                (gen, _) =>
                    from before in gen
                    from edit in Edit(before.Text)
                    select (TextEdits.Apply(before.Text, [edit]), before.Edits.Add(edit))
            )
        select made.Edits;

    private static Gen<TextEdit> Edit(string text) =>
        from one in Gen.Choose(0, text.Length)
        from length in Gen.Choose(0, 6)
        from insert in Gen.Elements("", "", "x", "yz", "new\n", "😂", "a\nb\n")
        let at = Whole(text, one)
        let end = Whole(text, Math.Min(text.Length, at + length))
        select new TextEdit(at, text[at..end], insert);

    private static int Whole(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at + 1 : at;
}
