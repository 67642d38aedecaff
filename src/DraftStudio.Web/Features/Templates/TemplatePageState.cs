using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What this browser shows of a template's draft: nobody else's does.</summary>
public sealed record TemplatePageState
{
    public static readonly TemplatePageState None = new();

    /// <summary>The files that are open, by their ids in the document, in the order of their tabs.</summary>
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>The place that is to be shown.</summary>
    public FileReveal? Reveal { get; init; }
}
