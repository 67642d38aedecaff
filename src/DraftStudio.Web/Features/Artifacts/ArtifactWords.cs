using DraftStudio.Web.Features.History;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>What the list and the page of a kind's things call them.</summary>
public sealed record ArtifactWords
{
    /// <summary>The kind's name, which is also what one of them is called: <c>provider</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the icon.</summary>
    public required string Icon { get; init; }

    /// <summary>The head of the column beside the name.</summary>
    public required string Detail { get; init; }

    /// <summary>Whether that column holds an identifier.</summary>
    public bool DetailIsCode { get; init; }

    /// <summary>What a search looks in.</summary>
    public required string Search { get; init; }

    /// <summary>The head of a column for the sorts of the kind; null where there is one only.</summary>
    public string? Sorts { get; init; }

    /// <summary>Whether that column holds more than a word.</summary>
    public bool SortsAreLong { get; init; }

    /// <summary>What its revisions are called, all and at the beginning of a line.</summary>
    public string Revisions { get; init; } = "Revisions";

    /// <summary>What one is called that was live and is not any more; null where that goes without saying.</summary>
    public string? Old { get; init; }

    public string Plural => $"{Kind}s";

    /// <summary>One, at the beginning of a line: "Provider".</summary>
    public string One => $"{char.ToUpperInvariant(Kind[0])}{Kind[1..]}";

    /// <summary>All, at the beginning of a line: "Providers".</summary>
    public string All => $"{One}s";

    public string New => $"New {Kind}";

    public string Address => ThingLinks.List(Kind);
}
