using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>Lines that changed, with some around them.</summary>
/// <param name="BeforeStart">The first line's number in the text before, from 1 on; 0 where it has none.</param>
/// <param name="BeforeLines">How many of its lines.</param>
/// <param name="AfterStart">The same of the text after.</param>
/// <param name="AfterLines">The same of the text after.</param>
internal sealed record TextHunk(
    int BeforeStart,
    int BeforeLines,
    int AfterStart,
    int AfterLines,
    ImmutableArray<TextHunkLine> Lines
);

/// <summary>A line without its end.</summary>
/// <param name="Sign">A space for one that both texts have, a minus for one that is gone, a plus for one that is new.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct TextHunkLine(char Sign, string Text);
