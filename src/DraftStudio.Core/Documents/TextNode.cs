using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>
/// A text file: a stored blob and the edits made since. It costs what the edits cost, not what the text does. Two texts are
/// the same when they have the same blob and the same edits; the same characters reached by other edits are another node.
/// </summary>
public sealed class TextNode : DocumentNode
{
    /// <summary>After each edit, a hash of all before it and of it: it tells whether one text continues another.</summary>
    private readonly ImmutableList<ContentHash> chain;

    private TextNode(
        ContentHash? blob,
        int blobLength,
        int length,
        ImmutableList<TextEdit> edits,
        ImmutableList<ContentHash> chain
    )
    {
        Blob = blob;
        BlobLength = blobLength;
        Length = length;
        Edits = edits;
        this.chain = chain;
    }

    /// <summary>The blob that the edits begin from; null for the empty text.</summary>
    public ContentHash? Blob { get; }

    /// <summary>The length of the blob's text in UTF-16 code units.</summary>
    public int BlobLength { get; }

    /// <summary>The length in UTF-16 code units after the edits.</summary>
    public int Length { get; }

    /// <summary>The edits since the blob, in the order made; each on the text that the one before it left.</summary>
    public ImmutableList<TextEdit> Edits { get; }

    internal override long Weight =>
        OwnWeight + Edits.Sum(static edit => 2L * (edit.Remove.Length + edit.Insert.Length));

    /// <summary>The text of a blob, without edits.</summary>
    /// <param name="blob">Null for the empty text.</param>
    /// <param name="length">In UTF-16 code units.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative length, or one other than 0 without a blob.</exception>
    public static TextNode Of(ContentHash? blob, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (blob is null)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(length, 0);
        }

        return new TextNode(blob, length, length, [], [Begin(blob, length)]);
    }

    /// <summary>
    /// The text after further edits; those that remove what they insert are left out, and the same text comes back when
    /// none remains. What an edit removes is not looked for: that takes the text (<see cref="TextEdits.Apply"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An edit reaches outside the text, or the text would be too long.</exception>
    /// <exception cref="ArgumentException">Half a surrogate pair in what an edit removes or inserts.</exception>
    public TextNode With(IEnumerable<TextEdit> edits)
    {
        var length = Length;
        var all = Edits.ToBuilder();
        var hashes = chain.ToBuilder();
        var last = chain[^1];
        foreach (var edit in edits)
        {
            if (string.Equals(edit.Remove, edit.Insert, StringComparison.Ordinal))
            {
                continue;
            }

            if (edit.At < 0 || edit.At > length - edit.Remove.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(edits), edit.At, "An edit reaches outside the text.");
            }

            if (!UnicodeText.IsWellFormed(edit.Remove) || !UnicodeText.IsWellFormed(edit.Insert))
            {
                throw new ArgumentException("An edit has half a surrogate pair.", nameof(edits));
            }

            if (edit.Insert.Length > int.MaxValue - (length - edit.Remove.Length))
            {
                throw new ArgumentOutOfRangeException(nameof(edits), edit.At, "The text would be too long.");
            }

            length += edit.Insert.Length - edit.Remove.Length;
            last = Continue(last, edit);
            all.Add(edit);
            hashes.Add(last);
        }

        return all.Count == Edits.Count
            ? this
            : new TextNode(Blob, BlobLength, length, all.ToImmutable(), hashes.ToImmutable());
    }

    /// <summary>The edits that continue an earlier text to this one; null when this one does not continue it.</summary>
    internal ImmutableArray<TextEdit>? EditsSince(TextNode earlier)
    {
        var shared = earlier.Edits.Count;
        if (shared >= Edits.Count || chain[shared] != earlier.chain[^1])
        {
            return null;
        }

        var rest = ImmutableArray.CreateBuilder<TextEdit>(Edits.Count - shared);
        for (var i = shared; i < Edits.Count; i++)
        {
            rest.Add(Edits[i]);
        }

        return rest.MoveToImmutable();
    }

    private protected override ContentHash ComputeHash() => chain[^1];

    private protected override bool SameContent(DocumentNode other) =>
        other is TextNode text && chain[^1] == text.chain[^1];

    private static ContentHash Begin(ContentHash? blob, int length)
    {
        var input = new HashInput(HashInput.Text, stackalloc byte[64]);
        input.Add(length);
        if (blob is { } content)
        {
            input.Add(content);
        }

        return input.Finish();
    }

    private static ContentHash Continue(ContentHash before, TextEdit edit)
    {
        var input = new HashInput(HashInput.TextEdit, stackalloc byte[256]);
        input.Add(before);
        input.Add(edit.At);
        input.Add(edit.Remove);
        input.Add(edit.Insert);
        return input.Finish();
    }
}
