using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>A tag whose end is still to come.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="End">The first word of the tag that ends it.</param>
/// <param name="Start">Where it begins in the text.</param>
internal sealed record OpenTag(string Name, string End, int Start)
{
    /// <summary>What is in it may be left out, or come more than once.</summary>
    public bool IsConditional => Name is not ("block" or "filter" or "set");

    public bool HasScope => Name is "for" or "asyncEach" or "asyncAll" or "macro" or "call" or "block";

    /// <summary>Of a <c>set</c>: the names that its contents become the value of.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Of a block.</summary>
    public string? BlockName { get; init; }

    /// <summary>How far a tag of several parts has come.</summary>
    public OpenTagPart Part { get; set; }
}
