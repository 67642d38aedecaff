namespace DraftStudio.Web.Features.Home;

/// <summary>The first page is shown.</summary>
public sealed record HomeShown;

public sealed record HomeLeft;

public sealed record HomeLoaded(HomeView View);

public sealed record HomeFailed(string Reason);
