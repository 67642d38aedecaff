using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>Edits of a text: applied, moved over others, found between two texts.</summary>
public static class TextEdits
{
    /// <summary>The text after the edits, each on what the one before it left.</summary>
    /// <exception cref="ArgumentException">What an edit removes is not there.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits) => throw new NotImplementedException();

    /// <summary>
    /// <paramref name="edits"/> and <paramref name="over"/> were made on the same text: the edits as they must be made
    /// after the others. What both removed is removed once; where both insert at one place, the others' stands first.
    /// </summary>
    public static ImmutableArray<TextEdit> Transform(ImmutableArray<TextEdit> edits, ImmutableArray<TextEdit> over) =>
        throw new NotImplementedException();

    /// <summary>A short list of edits that turns one text into the other.</summary>
    public static ImmutableArray<TextEdit> Between(string before, string after) => throw new NotImplementedException();
}
