using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What a template's page shows of a revision.</summary>
public sealed record TemplateContent
{
    public required string Type { get; init; }

    public required string Handler { get; init; }

    public required string Slug { get; init; }

    public string? Description { get; init; }

    public string? LetterheadId { get; init; }

    /// <summary>By name; of very many the first.</summary>
    public required ImmutableArray<TemplateContentFile> Files { get; init; }

    public required int FileCount { get; init; }

    /// <summary>In their order; the driver is null where none was chosen.</summary>
    public required ImmutableArray<(string Name, string? Label, string? Driver, bool Required)> Inputs { get; init; }

    /// <summary>In their order.</summary>
    public required ImmutableArray<(string Name, string Type)> Processors { get; init; }

    /// <summary>Members by their way, <c>margin.top</c>, with what is said of them; of very many the first.</summary>
    public required ImmutableArray<(string Name, string Value)> Settings { get; init; }

    public required ImmutableArray<(string Name, string Value)> HandlerOptions { get; init; }
}
