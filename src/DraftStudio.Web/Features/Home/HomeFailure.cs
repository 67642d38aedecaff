namespace DraftStudio.Web.Features.Home;

/// <summary>Something that will not go on by itself.</summary>
/// <param name="Status">In a word: "Stale", "Behind live".</param>
/// <param name="Reason">What is wrong, and what is to be done.</param>
public sealed record HomeFailure(string Title, string Status, string Icon, string Reason, string Address);
