using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Storage;

/// <summary>Journal entries to and from rows.</summary>
internal static class JournalSql
{
    public const string Columns =
        "workspace, id, event, kind, draft, artifact, from_version, to_version, actor, actor_name, client, request, "
        + "summary, details, at, seq, hash";

    private const string Insert =
        "insert into journal (workspace, id, event, kind, draft, artifact, from_version, to_version, actor, actor_name, "
        + "client, request, summary, details, at) values (@workspace, @id, @event, @kind, @draft, @artifact, "
        + "@from_version, @to_version, @actor, @actor_name, @client, @request, @summary, @details, @at)";

    public static Task InsertAsync(
        StoreConnection connection,
        JournalEntry entry,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Insert)
            .With("@workspace", entry.Workspace.Value)
            .With("@id", entry.Id)
            .With("@event", entry.Event)
            .With("@kind", entry.Kind)
            .With("@draft", entry.Draft?.Value)
            .With("@artifact", entry.Artifact?.Value)
            .With("@from_version", entry.FromVersion)
            .With("@to_version", entry.ToVersion)
            .With("@actor", entry.Actor.Value)
            .With("@actor_name", entry.ActorName)
            .With("@client", entry.Client)
            .With("@request", entry.Request)
            .With("@summary", entry.Summary)
            .With("@details", entry.Details)
            .With("@at", entry.At)
            .ExecuteAsync(cancellationToken);

    public static JournalEntry Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Id = row.Id(1),
            Event = row.Text(2),
            Kind = row.TextOrNull(3),
            Draft = row.IdOrNull(4) is { } draft ? new DraftId(draft) : null,
            Artifact = row.IdOrNull(5) is { } artifact ? new ArtifactId(artifact) : null,
            FromVersion = row.IntOrNull(6),
            ToVersion = row.IntOrNull(7),
            Actor = new UserId(row.Id(8)),
            ActorName = row.Text(9),
            Client = row.TextOrNull(10),
            Request = row.TextOrNull(11),
            Summary = row.Text(12),
            Details = row.TextOrNull(13),
            At = row.Time(14),
            Seq = row.LongOrNull(15),
            Hash = row.BytesOrNull(16),
        };
}
