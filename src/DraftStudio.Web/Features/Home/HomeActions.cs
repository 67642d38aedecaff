namespace DraftStudio.Web.Features.Home;

/// <summary>The first page is shown, with the latest of one's drafts or with all of them.</summary>
public sealed record HomeShown(bool AllDrafts = false);

public sealed record HomeLeft;

public sealed record HomeLoaded(HomeView View);

public sealed record HomeFailed(string Reason);
