using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.History;

/// <summary>Where the pages of a kind's things and drafts stand: the one place that knows it.</summary>
public static class ThingLinks
{
    public static string List(string kind) => $"/{kind}s";

    public static string Draft(string kind, DraftId draft) => $"/{kind}s/drafts/{draft}";

    public static string Artifact(string kind, ArtifactId artifact) => $"/{kind}s/{artifact}";

    /// <summary>What something without a name is called: "Untitled provider".</summary>
    public static string TitleOf(string kind, string title) => title.Length == 0 ? $"Untitled {kind}" : title;
}
