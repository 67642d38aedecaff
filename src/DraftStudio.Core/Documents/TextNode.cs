using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>A text file: a stored blob and the edits made since. It costs what the edits cost, not what the text does.</summary>
public sealed class TextNode : DocumentNode
{
    private TextNode() { }

    public override ContentHash Hash => throw new NotImplementedException();

    /// <summary>The blob that the edits begin from; null for the empty text.</summary>
    public ContentHash? Blob => throw new NotImplementedException();

    /// <summary>The length in UTF-16 code units after the edits.</summary>
    public int Length => throw new NotImplementedException();

    /// <summary>The edits since the blob, in the order made; each on the text that the one before it left.</summary>
    public ImmutableList<TextEdit> Edits => throw new NotImplementedException();

    public static TextNode Of(ContentHash? blob, int length) => throw new NotImplementedException();

    /// <summary>The text after further edits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An edit reaches outside the text.</exception>
    public TextNode With(IEnumerable<TextEdit> edits) => throw new NotImplementedException();
}
