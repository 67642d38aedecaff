using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Web.Features.History;

/// <summary>Which entries Activity shows; it stands in the page's address.</summary>
/// <param name="Event">The beginning of events' names: <c>draft.</c>.</param>
public sealed record ActivityFilter(
    string? Kind,
    UserId? Actor,
    string? Event,
    DraftId? Draft = null,
    ArtifactId? Artifact = null
)
{
    public static readonly ActivityFilter None = new(null, null, null);

    public static ActivityFilter Of(string? kind, string? by, string? happened, string? draft, string? artifact) =>
        new(
            Blank(kind),
            Guid.TryParse(by, out var user) ? new UserId(user) : null,
            Blank(happened),
            Guid.TryParse(draft, out var draftId) ? new DraftId(draftId) : null,
            Guid.TryParse(artifact, out var artifactId) ? new ArtifactId(artifactId) : null
        );

    public bool IsNone => this == None;

    /// <summary>As the store's query takes them, for entries that the feed told of.</summary>
    public bool Takes(JournalEntry entry) =>
        (Kind is null || entry.Kind == Kind)
        && (Actor is null || entry.Actor == Actor)
        && (Event is null || entry.Event.StartsWith(Event, StringComparison.Ordinal))
        && (Draft is null || entry.Draft == Draft)
        && (Artifact is null || entry.Artifact == Artifact);

    public JournalQuery ToQuery(WorkspaceId workspace, string? cursor, int limit) =>
        new()
        {
            Workspace = workspace,
            Kind = Kind,
            Actor = Actor,
            EventPrefix = Event,
            Draft = Draft,
            Artifact = Artifact,
            Cursor = cursor,
            Limit = limit,
        };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
