using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.History;

/// <summary>Reads the journal and gives its entries the names of what they are about.</summary>
public sealed class ActivityReader(IJournalReader journal, EditingSession session)
{
    public async Task<Page<ActivityLine>> ReadAsync(
        Caller caller,
        ActivityFilter filter,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var page = await journal.ListAsync(filter.ToQuery(caller.Workspace, cursor, limit), cancellationToken);
        return new Page<ActivityLine>(await DescribeAsync(caller, page.Items, cancellationToken), page.NextCursor);
    }

    public async Task<ImmutableArray<ActivityLine>> DescribeAsync(
        Caller caller,
        ImmutableArray<JournalEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var drafts = new Dictionary<DraftId, Draft?>();
        var artifacts = new Dictionary<ArtifactId, Artifact?>();
        var lines = ImmutableArray.CreateBuilder<ActivityLine>(entries.Length);
        foreach (var entry in entries)
        {
            if (entry.Draft is { } draft && !drafts.ContainsKey(draft))
            {
                drafts[draft] = await session.Store.FindDraftAsync(caller.Workspace, draft, cancellationToken);
            }

            // A committed draft of something new names no artifact; what it became is told by its draft.
            var id = entry.Artifact ?? (entry.Draft is { } of ? drafts[of]?.Artifact : null);
            if (id is { } artifact && !artifacts.ContainsKey(artifact))
            {
                artifacts[artifact] = await session.Store.FindArtifactAsync(
                    caller.Workspace,
                    artifact,
                    cancellationToken
                );
            }

            lines.Add(
                LineOf(entry, entry.Draft is { } at ? drafts[at] : null, id is { } live ? artifacts[live] : null)
            );
        }

        return lines.ToImmutable();
    }

    private static ActivityLine LineOf(JournalEntry entry, Draft? draft, Artifact? artifact)
    {
        var title = draft?.Title is { Length: > 0 } own ? own : artifact?.Title;
        var isLive = entry.Draft is null || entry.Event == "draft.committed";
        var thing =
            title is { Length: > 0 } ? title
            : entry.Kind is { } kind ? ThingLinks.TitleOf(kind, "")
            : null;
        return new ActivityLine
        {
            Id = entry.Id,
            Event = entry.Event,
            Verb = EventWords.VerbOf(entry.Event, entry.Kind, entry.Summary),
            Actor = entry.ActorName,
            Thing = thing,
            Address =
                isLive && artifact is not null ? ThingLinks.Artifact(artifact.Kind, artifact.Id)
                : draft is not null ? ThingLinks.Draft(draft.Kind, draft.Id)
                : null,
            Summary = entry.Summary == thing ? "" : entry.Summary,
            Version = entry.Draft is null ? null : entry.ToVersion,
            At = entry.At,
            Seq = entry.Seq,
        };
    }
}
