namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Which resources of a type to list, by text.</summary>
public sealed record CatalogSearch
{
    /// <summary>Text that they hold, without regard to case; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>Those that are out of use, instead of those that are offered.</summary>
    public bool Retired { get; init; }

    public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}
