using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Review;

namespace DraftStudio.Web.Features.Providers;

/// <summary>
/// Reads the lines of the list. A tab that shows several sorts of things reads them one after the other; the cursor says
/// in which it stands, and where.
/// </summary>
public sealed class ProviderListReader(EditingSession session, IPeople people)
{
    private const string Kind = ProviderKind.KindName;

    /// <summary>The newest drafts of a page of providers that are counted: what a store answers at once.</summary>
    private const int DraftsOfPage = 200;

    private enum Source
    {
        Ghosts,
        NewDrafts,
        AllDrafts,
        Live,
        Retired,
    }

    public async Task<ProviderRows> ReadAsync(
        Caller caller,
        ProviderListQuery query,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var sources = SourcesOf(query.Tab);
        var (at, inner) = Parse(cursor, sources);
        var rows = ImmutableArray.CreateBuilder<ProviderRow>();
        while (at < sources.Length && rows.Count < limit)
        {
            var page = await ReadAsync(caller, query, sources[at], inner, limit - rows.Count, cancellationToken);
            rows.AddRange(page.Rows);
            (at, inner) = page.Next is null ? (at + 1, null) : (at, page.Next);
        }

        return new ProviderRows(
            rows.ToImmutable(),
            at < sources.Length ? string.Create(CultureInfo.InvariantCulture, $"{(int)sources[at]}.{inner}") : null
        );
    }

    private static ImmutableArray<Source> SourcesOf(ProviderTab tab) =>
        tab switch
        {
            ProviderTab.Live => [Source.Live],
            ProviderTab.Drafts => [Source.AllDrafts],
            ProviderTab.Proposed => [Source.Ghosts],
            ProviderTab.Retired => [Source.Retired],
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

    private Task<ProviderRows> ReadAsync(
        Caller caller,
        ProviderListQuery query,
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

    private async Task<ProviderRows> ReadArtifactsAsync(
        Caller caller,
        ProviderListQuery query,
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
                Kind = Kind,
                Retired = retired,
                Search = query.Search.Length == 0 ? null : query.Search,
                Order = query.Order,
                Descending = query.Descending,
                Cursor = cursor,
                Limit = limit,
            },
            cancellationToken
        );
        var rows = ImmutableArray.CreateBuilder<ProviderRow>(page.Items.Length);
        var draftsOf = await DraftsOfAsync(caller, page.Items, cancellationToken);
        foreach (var artifact in page.Items)
        {
            ImmutableArray<Draft> drafts = [.. draftsOf[artifact.Id]];
            var behind = drafts.Select(draft => artifact.HeadNumber - draft.BaseNumber).Append(0).Max();
            rows.Add(
                new ProviderRow
                {
                    Status =
                        retired ? ProviderRowStatus.Retired
                        : behind > 0 ? ProviderRowStatus.BehindLive
                        : ProviderRowStatus.Live,
                    Title = ThingLinks.TitleOf(Kind, artifact.Title),
                    Value = artifact.Detail,
                    Artifact = artifact.Id,
                    OpenDrafts = drafts.Length,
                    OpenProposals = drafts.Sum(static draft => draft.PendingProposals),
                    Behind = behind,
                    UpdatedAt = artifact.UpdatedAt,
                    UpdatedBy = await people.NameOfAsync(artifact.UpdatedBy, cancellationToken),
                }
            );
        }

        return new ProviderRows(rows.ToImmutable(), page.NextCursor);
    }

    private async Task<ILookup<ArtifactId?, Draft>> DraftsOfAsync(
        Caller caller,
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
                Kind = Kind,
                Artifacts = [.. artifacts.Select(static artifact => artifact.Id)],
                Limit = DraftsOfPage,
            },
            cancellationToken
        );
        return drafts.Items.ToLookup(static draft => draft.Artifact);
    }

    private async Task<ProviderRows> ReadDraftsAsync(
        Caller caller,
        ProviderListQuery query,
        bool onlyNew,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var page = await ListAsync(caller, query, DraftStatus.Active, onlyNew, cursor, limit, cancellationToken);
        var rows = ImmutableArray.CreateBuilder<ProviderRow>(page.Items.Length);
        foreach (var draft in page.Items)
        {
            var artifact = draft.Artifact is { } id
                ? await session.Store.FindArtifactAsync(caller.Workspace, id, cancellationToken)
                : null;
            rows.Add(
                await RowAsync(draft, ProviderRowStatus.Draft, cancellationToken) with
                {
                    Behind = artifact is null ? 0 : artifact.HeadNumber - draft.BaseNumber,
                }
            );
        }

        return new ProviderRows(rows.ToImmutable(), page.NextCursor);
    }

    private async Task<ProviderRows> ReadGhostsAsync(
        Caller caller,
        ProviderListQuery query,
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
        var rows = ImmutableArray.CreateBuilder<ProviderRow>(page.Items.Length);
        foreach (var draft in page.Items)
        {
            var proposals = await session.Store.ListProposalsAsync(caller.Workspace, draft.Id, cancellationToken);
            var made = proposals.FirstOrDefault(static proposal =>
                proposal is { MadeDraft: true, Status: ProposalStatus.Pending }
            );
            var row = await RowAsync(draft, ProviderRowStatus.Proposed, cancellationToken);
            rows.Add(
                made is null
                    ? row
                    : row with
                    {
                        Proposal = new DecisionTarget(Kind, made.Key, row.Title),
                        DecisionBlocked = ReviewRules.BlockedFor(caller, rules, made),
                        UpdatedBy = made.ProposerName,
                    }
            );
        }

        return new ProviderRows(rows.ToImmutable(), page.NextCursor);
    }

    private Task<Page<Draft>> ListAsync(
        Caller caller,
        ProviderListQuery query,
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
                Kind = Kind,
                Statuses = [status],
                OnlyNew = onlyNew,
                Search = query.Search.Length == 0 ? null : query.Search,
                Cursor = cursor,
                Limit = limit,
            },
            cancellationToken
        );

    private async Task<ProviderRow> RowAsync(
        Draft draft,
        ProviderRowStatus status,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Status = status,
            Title = ThingLinks.TitleOf(Kind, draft.Title),
            Value = draft.Detail,
            Artifact = draft.Artifact,
            Draft = draft.Id,
            OpenProposals = draft.PendingProposals,
            UpdatedAt = draft.UpdatedAt,
            UpdatedBy = await people.NameOfAsync(draft.UpdatedBy, cancellationToken),
        };
}
