using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What can be said of a template's text without running it.</summary>
internal sealed record NunjucksTemplate
{
    /// <summary>A file that nobody looked into: it can be rendered, and may do anything.</summary>
    public static readonly NunjucksTemplate Unread = new()
    {
        Problems = [],
        References = [],
        Variables = [],
        Defined = [],
        Blocks = [],
        HasDynamicReferences = true,
    };

    /// <summary>In the order of the text. Nunjucks refuses the text when one of them is no warning.</summary>
    public required ImmutableArray<NunjucksProblem> Problems { get; init; }

    /// <summary>In the order of the text.</summary>
    public required ImmutableArray<NunjucksReference> References { get; init; }

    /// <summary>What it must be given, in the order of first use.</summary>
    public required ImmutableArray<NunjucksVariable> Variables { get; init; }

    /// <summary>Every name that it defines anywhere: a file that it includes may see them.</summary>
    public required ImmutableHashSet<string> Defined { get; init; }

    /// <summary>The names of its blocks, in the order of the text.</summary>
    public required ImmutableArray<string> Blocks { get; init; }

    /// <summary>It names other files by expressions too, which are known when it is rendered alone.</summary>
    public required bool HasDynamicReferences { get; init; }

    public bool IsAccepted => Problems.All(static problem => problem.IsWarning);

    /// <summary>Reads a text, in time that grows with its length alone. Never throws, whatever the text is.</summary>
    public static NunjucksTemplate Of(string text) => new TagParser(text).Read();
}
