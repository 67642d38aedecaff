using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Review;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>
/// Reads the lines of the list. A tab that shows several sorts of things reads them one after the other; the cursor says
/// in which it stands, and where.
/// </summary>
public sealed class ArtifactListReader(EditingSession session, ArtifactKinds kinds, IPeople people)
{
    /// <summary>The most that is read at once, and the newest drafts of it that are counted.</summary>
    private const int Most = 200;

    private enum Source
    {
        Ghosts,
        NewDrafts,
        AllDrafts,
        Live,
        Retired,
    }

    public async Task<ArtifactRows> ReadAsync(
        Caller caller,
        ArtifactListQuery query,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var sources = SourcesOf(query.Tab);
        var (at, inner) = Parse(cursor, sources);
        var rows = ImmutableArray.CreateBuilder<ArtifactRow>();
        while (at < sources.Length && rows.Count < limit)
        {
            var page = await ReadAsync(
                caller,
                query,
                sources[at],
                inner,
                Math.Min(Most, limit - rows.Count),
                cancellationToken
            );
            rows.AddRange(page.Rows);
            (at, inner) = page.Next is null ? (at + 1, null) : (at, page.Next);
        }

        return new ArtifactRows(
            rows.ToImmutable(),
            at < sources.Length ? string.Create(CultureInfo.InvariantCulture, $"{(int)sources[at]}.{inner}") : null
        );
    }

    private static ImmutableArray<Source> SourcesOf(ArtifactTab tab) =>
        tab switch
        {
            ArtifactTab.Live => [Source.Live],
            ArtifactTab.Drafts => [Source.AllDrafts],
            ArtifactTab.Proposed => [Source.Ghosts],
            ArtifactTab.Retired => [Source.Retired],
            _ => [Source.Ghosts, Source.NewDrafts, Source.Live],
        };

    private static (int At, string? Cursor) Parse(string? cursor, ImmutableArray<Source> sources)
    {
        if (
            cursor?.IndexOf('.', StringComparison.Ordinal) is { } dot and > 0
            && int.TryParse(cursor.AsSpan(0, dot), CultureInfo.InvariantCulture, out var number)
            && sources.IndexOf((Source)number) is var at and >= 0
        )
        {
            return (at, dot + 1 < cursor.Length ? cursor[(dot + 1)..] : null);
        }

        return (0, null);
    }

    private Task<ArtifactRows> ReadAsync(
        Caller caller,
        ArtifactListQuery query,
        Source source,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    ) =>
        source switch
        {
            Source.Live or Source.Retired => ReadArtifactsAsync(
                caller,
                query,
                source == Source.Retired,
                cursor,
                limit,
                cancellationToken
            ),
            Source.Ghosts => ReadGhostsAsync(caller, query, cursor, limit, cancellationToken),
            _ => ReadDraftsAsync(caller, query, source == Source.NewDrafts, cursor, limit, cancellationToken),
        };

    private async Task<ArtifactRows> ReadArtifactsAsync(
        Caller caller,
        ArtifactListQuery query,
        bool retired,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var page = await session.Store.ListArtifactsAsync(
            new ArtifactQuery
            {
                Workspace = caller.Workspace,
                Kind = query.Kind,
                Retired = retired,
                Search = query.Search.Length == 0 ? null : query.Search,
                Order = query.Order,
                Descending = query.Descending,
                Cursor = cursor,
                Limit = limit,
            },
            cancellationToken
        );
        var rows = ImmutableArray.CreateBuilder<ArtifactRow>(page.Items.Length);
        var draftsOf = await DraftsOfAsync(caller, query, page.Items, cancellationToken);
        foreach (var artifact in page.Items)
        {
            ImmutableArray<Draft> drafts = [.. draftsOf[artifact.Id]];
            var behind = drafts.Select(draft => artifact.HeadNumber - draft.BaseNumber).Append(0).Max();
            rows.Add(
                await kinds[query.Kind]
                    .CompleteAsync(
                        session.Store,
                        artifact,
                        new ArtifactRow
                        {
                            Status =
                                retired ? ArtifactRowStatus.Retired
                                : behind > 0 ? ArtifactRowStatus.BehindLive
                                : ArtifactRowStatus.Live,
                            Title = ThingLinks.TitleOf(query.Kind, artifact.Title),
                            Value = artifact.Detail,
                            Kind = query.Kind,
                            Artifact = artifact.Id,
                            OpenDrafts = drafts.Length,
                            OpenProposals = drafts.Sum(static draft => draft.PendingProposals),
                            Behind = behind,
                            UpdatedAt = artifact.UpdatedAt,
                            UpdatedBy = await people.NameOfAsync(artifact.UpdatedBy, cancellationToken),
                        },
                        cancellationToken
                    )
            );
        }

        return new ArtifactRows(rows.ToImmutable(), page.NextCursor);
    }

    private async Task<ILookup<ArtifactId?, Draft>> DraftsOfAsync(
        Caller caller,
        ArtifactListQuery query,
        ImmutableArray<Artifact> artifacts,
        CancellationToken cancellationToken
    )
    {
        if (artifacts.IsEmpty)
        {
            return Array.Empty<Draft>().ToLookup(static draft => draft.Artifact);
        }

        var drafts = await session.Store.ListDraftsAsync(
            new DraftQuery
            {
                Workspace = caller.Workspace,
                Kind = query.Kind,
                Artifacts = [.. artifacts.Select(static artifact => artifact.Id)],
                Limit = Most,
            },
            cancellationToken
        );
        return drafts.Items.ToLookup(static draft => draft.Artifact);
    }

    private async Task<ArtifactRows> ReadDraftsAsync(
        Caller caller,
        ArtifactListQuery query,
        bool onlyNew,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var page = await ListAsync(caller, query, DraftStatus.Active, onlyNew, cursor, limit, cancellationToken);
        var rows = ImmutableArray.CreateBuilder<ArtifactRow>(page.Items.Length);
        foreach (var draft in page.Items)
        {
            var artifact = draft.Artifact is { } id
                ? await session.Store.FindArtifactAsync(caller.Workspace, id, cancellationToken)
                : null;
            var row = await RowAsync(draft, ArtifactRowStatus.Draft, cancellationToken);
            rows.Add(
                artifact is null
                    ? row
                    : await kinds[query.Kind]
                        .CompleteAsync(
                            session.Store,
                            artifact,
                            row with
                            {
                                Behind = artifact.HeadNumber - draft.BaseNumber,
                            },
                            cancellationToken
                        )
            );
        }

        return new ArtifactRows(rows.ToImmutable(), page.NextCursor);
    }

    private async Task<ArtifactRows> ReadGhostsAsync(
        Caller caller,
        ArtifactListQuery query,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var rules = await session.Store.ReadRulesAsync(caller.Workspace, cancellationToken);
        var page = await ListAsync(
            caller,
            query,
            DraftStatus.Dormant,
            onlyNew: false,
            cursor,
            limit,
            cancellationToken
        );
        var rows = ImmutableArray.CreateBuilder<ArtifactRow>(page.Items.Length);
        foreach (var draft in page.Items)
        {
            var proposals = await session.Store.ListProposalsAsync(caller.Workspace, draft.Id, cancellationToken);
            var made = proposals.FirstOrDefault(static proposal =>
                proposal is { MadeDraft: true, Status: ProposalStatus.Pending }
            );
            var row = await RowAsync(draft, ArtifactRowStatus.Proposed, cancellationToken);
            rows.Add(
                made is null
                    ? row
                    : row with
                    {
                        Proposal = new DecisionTarget(query.Kind, made.Key, row.Title),
                        DecisionBlocked = ReviewRules.BlockedFor(caller, rules, made),
                        UpdatedBy = made.ProposerName,
                    }
            );
        }

        return new ArtifactRows(rows.ToImmutable(), page.NextCursor);
    }

    private Task<Page<Draft>> ListAsync(
        Caller caller,
        ArtifactListQuery query,
        DraftStatus status,
        bool onlyNew,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    ) =>
        session.Store.ListDraftsAsync(
            new DraftQuery
            {
                Workspace = caller.Workspace,
                Kind = query.Kind,
                Statuses = [status],
                OnlyNew = onlyNew,
                Search = query.Search.Length == 0 ? null : query.Search,
                Cursor = cursor,
                Limit = limit,
            },
            cancellationToken
        );

    private async Task<ArtifactRow> RowAsync(
        Draft draft,
        ArtifactRowStatus status,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Status = status,
            Title = ThingLinks.TitleOf(draft.Kind, draft.Title),
            Value = draft.Detail,
            Kind = draft.Kind,
            Artifact = draft.Artifact,
            Draft = draft.Id,
            OpenProposals = draft.PendingProposals,
            UpdatedAt = draft.UpdatedAt,
            UpdatedBy = await people.NameOfAsync(draft.UpdatedBy, cancellationToken),
        };
}
