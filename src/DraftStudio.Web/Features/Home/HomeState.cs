namespace DraftStudio.Web.Features.Home;

/// <summary>The first page.</summary>
public sealed record HomeState
{
    public static readonly HomeState Closed = new();

    public bool Open { get; init; }

    public bool AllDrafts { get; init; }

    /// <summary>Null until it is read.</summary>
    public HomeView? View { get; init; }

    public string? Failure { get; init; }
}
