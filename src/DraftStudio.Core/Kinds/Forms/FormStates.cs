using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Reads what a form shows: its fields with their texts, what waits for a decision, what differs.</summary>
public sealed class FormStates(DraftEngine engine)
{
    /// <summary>Decided proposals that are shown, newest; the journal has them all.</summary>
    private const int DecidedShown = 50;

    /// <summary>
    /// The state of a draft for a caller. Reads in the unit that wrote it, or from what is committed. With the state that
    /// was read before, it costs what has changed since: a field whose part of the document is the same keeps its texts, and
    /// of one that changed only the new rows are asked for. (So a resource that was renamed meanwhile shows its old name
    /// until the form is opened again.)
    /// </summary>
    public async Task<FormState> ReadAsync(
        IDraftReader reader,
        Caller caller,
        FormKind kind,
        Draft draft,
        Document document,
        CancellationToken cancellationToken,
        FormState? earlier = null
    )
    {
        earlier = earlier?.Draft == draft.Id ? earlier : null;
        var origin =
            earlier?.Source is { } source && source.BaseSnapshot == draft.BaseSnapshot
                ? source.Base
                : await engine.LoadAsync(reader, draft.Workspace, kind.Name, draft.BaseSnapshot, cancellationToken);
        var all = await reader.ListProposalsAsync(draft.Workspace, draft.Id, cancellationToken);
        var shown = Shown(all);
        var proposals = ImmutableArray.CreateBuilder<FormProposal>(shown.Length);
        foreach (var proposal in shown)
        {
            var stale = await engine.IsStaleAsync(reader, draft, document, proposal, cancellationToken);
            proposals.Add(new FormProposal(proposal, stale, FieldsOf(kind, proposal.Changes)));
        }

        var marks = PendingMarks.In(document);
        var waiting = shown.RemoveAll(static proposal => proposal.Status != ProposalStatus.Pending);
        var rows = kind.Fields.Select(field => RowsOf(field, document, earlier)).ToImmutableArray();
        var known = await FindAsync(
            reader,
            kind,
            draft.Workspace,
            rows.SelectMany(static of => of.New)
                .Concat(marks.Select(static mark => mark.Id))
                .Concat(waiting.SelectMany(proposal => proposal.Changes.SelectMany(change => Mentioned(kind, change)))),
            cancellationToken
        );
        var problems = kind.Validate(document).ToLookup(problem => kind.FieldAt(problem.Path));
        var editable =
            draft.IsOpen
            && caller.May(kind.WritePermission)
            && (draft.Owner == caller.User || caller.May(Permission.DraftsEditAny));
        return new FormState
        {
            Draft = draft.Id,
            Version = draft.Version,
            Status = draft.Status,
            UpdatedAt = draft.UpdatedAt,
            UpdatedByName = await UpdatedByAsync(reader, caller, draft, cancellationToken),
            Marks = marks,
            Proposals = proposals.ToImmutable(),
            Source = new FormSource(document, draft.BaseSnapshot, origin),
            Fields =
            [
                .. kind.Fields.Select(
                    (field, index) =>
                        new FormFieldState
                        {
                            Field = field,
                            Selected = rows[index].OptionsWith(known),
                            Pending = ChipsOf(kind, field, waiting, marks, document, known),
                            Editable = editable,
                            Dirty = !DocumentNode.Same(origin.At(field.Path), document.At(field.Path)),
                            Errors = [.. problems[field]],
                        }
                ),
            ],
        };
    }

    /// <summary>The state of what is live, or was in a revision: nothing in it can be edited, nothing waits.</summary>
    public async Task<FormState> ReadAsync(
        IDraftReader reader,
        FormKind kind,
        Artifact artifact,
        Revision revision,
        CancellationToken cancellationToken
    )
    {
        var document = await engine.LoadAsync(
            reader,
            artifact.Workspace,
            kind.Name,
            revision.Snapshot,
            cancellationToken
        );
        return new FormState
        {
            Version = artifact.Version,
            Status = DraftStatus.Published,
            UpdatedAt = revision.At,
            UpdatedByName = revision.AuthorName,
            Fields = await ReadFieldsAsync(reader, artifact.Workspace, kind, document, cancellationToken),
        };
    }

    /// <summary>The fields as they were published when the draft was made or last rebased; what the draft still shows is not asked for again.</summary>
    public async Task<ImmutableArray<FormFieldState>> ReadBaseAsync(
        IDraftReader reader,
        FormKind kind,
        Draft draft,
        FormState state,
        CancellationToken cancellationToken
    )
    {
        var origin =
            state.Source?.Base
            ?? await engine.LoadAsync(reader, draft.Workspace, kind.Name, draft.BaseSnapshot, cancellationToken);
        var rows = kind.Fields.Select(field => RowsOf(field, origin, state)).ToImmutableArray();
        var known = await FindAsync(
            reader,
            kind,
            draft.Workspace,
            rows.SelectMany(static of => of.New),
            cancellationToken
        );
        return [.. rows.Select(of => new FormFieldState { Field = of.Field, Selected = of.OptionsWith(known) })];
    }

    /// <summary>What a document selects, as it stands alone: a base, a revision.</summary>
    public static async Task<ImmutableArray<FormFieldState>> ReadFieldsAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        FormKind kind,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var known = await FindAsync(
            reader,
            kind,
            workspace,
            kind.Fields.SelectMany(field => field.SelectedIn(document)),
            cancellationToken
        );
        return
        [
            .. kind.Fields.Select(field => new FormFieldState
            {
                Field = field,
                Selected = [.. field.RowsIn(document).Select(row => known.Of(field, row))],
            }),
        ];
    }

    /// <summary>What a draft changes, in the form's words: <see cref="FormDifference.Base"/> against <see cref="FormDifference.Mine"/>.</summary>
    public static async Task<ImmutableArray<FormDifference>> DescribeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        FormKind kind,
        ImmutableArray<Change> changes,
        CancellationToken cancellationToken
    ) =>
        await DescribeAsync(
            reader,
            workspace,
            kind,
            [
                .. changes.Select(static change => new MergeConflict(
                    change.Path,
                    change.Before,
                    change.Before,
                    change.After
                )),
            ],
            cancellationToken
        );

    /// <summary>Conflicts in the form's words.</summary>
    public static async Task<ImmutableArray<FormDifference>> DescribeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        FormKind kind,
        ImmutableArray<MergeConflict> conflicts,
        CancellationToken cancellationToken
    )
    {
        var known = await FindAsync(
            reader,
            kind,
            workspace,
            conflicts.SelectMany(conflict =>
                new[] { conflict.Base, conflict.Live, conflict.Mine }.SelectMany(node =>
                    Mentioned(kind, conflict.Path, node)
                )
            ),
            cancellationToken
        );
        return [.. conflicts.Select(conflict => Describe(kind, conflict, known))];
    }

    /// <summary>The names of the fields that the changes touch, in the kind's order; marks count as their field's.</summary>
    public static ImmutableArray<string> FieldsOf(FormKind kind, ImmutableArray<Change> changes) =>
        FieldsOf(kind, [.. changes.Select(change => FieldOf(kind, change.Path, change.After ?? change.Before))]);

    /// <summary>The same for paths.</summary>
    public static ImmutableArray<string> FieldsOf(FormKind kind, ImmutableArray<DocumentPath> paths) =>
        FieldsOf(kind, [.. paths.Select(path => FieldOf(kind, path, null))]);

    private static ImmutableArray<string> FieldsOf(FormKind kind, ImmutableArray<string> names) =>
        [
            .. kind
                .Fields.Select(static field => field.Name)
                .Where(name => names.Contains(name, StringComparer.Ordinal)),
            .. names.Contains(FormEdit.PendingMember, StringComparer.Ordinal) ? new[] { FormEdit.PendingMember } : [],
        ];

    private static string FieldOf(FormKind kind, DocumentPath path, DocumentNode? node) =>
        kind.FieldAt(path)?.Name
        ?? (
            path.Segments.Length == 2
            && PendingMarks.Path.Contains(path)
            && node is MapNode
            && PendingMarks.Read(path.Last, node).Field is { Length: > 0 } field
                ? field
                : FormEdit.PendingMember
        );

    private static FormDifference Describe(FormKind kind, MergeConflict conflict, Known known)
    {
        var name = FieldOf(kind, conflict.Path, conflict.Mine ?? conflict.Live ?? conflict.Base);
        var field = kind.Find(name);
        var sides = new[] { conflict.Mine, conflict.Live, conflict.Base };
        var row =
            conflict.Path.Segments.Length > (field is { IsList: false } ? field.Path.Segments.Length : 1)
                ? sides
                    .SelectMany(side => Mentioned(kind, conflict.Path, side))
                    .Select(static id => (ResourceId?)id)
                    .FirstOrDefault()
                : null;
        return new FormDifference
        {
            Path = conflict.Path,
            Field = name,
            Row = row is { } of ? known.TitleOf(field, conflict.Path.Last, of) : null,
            Base = OptionOf(conflict.Base),
            Live = OptionOf(conflict.Live),
            Mine = OptionOf(conflict.Mine),
        };

        FormOption? OptionOf(DocumentNode? node) =>
            node is not null
            && Mentioned(kind, conflict.Path, node).Select(static id => (ResourceId?)id).FirstOrDefault() is { } one
                ? known.ValueOf(field, conflict.Path.Last, one)
                : null;
    }

    /// <summary>The rows of a field, with what is known of them from an earlier reading.</summary>
    private static FieldRows RowsOf(FormField field, Document document, FormState? earlier)
    {
        if (earlier?.Source is not { Document: var before })
        {
            return new FieldRows(field, field.RowsIn(document), null, []);
        }

        var shown = earlier[field].Selected;
        return DocumentNode.Same(before.At(field.Path), document.At(field.Path))
            ? new FieldRows(field, [], shown, [])
            : new FieldRows(
                field,
                field.RowsIn(document),
                null,
                shown
                    .Where(static option => option.Resource is not null)
                    .ToDictionary(static option => option.Key, StringComparer.Ordinal)
            );
    }

    /// <param name="Field">The field.</param>
    /// <param name="Rows">Its rows as they stand; none when nothing has changed.</param>
    /// <param name="Unchanged">What was shown before, when nothing has changed.</param>
    /// <param name="Earlier">What was shown before of rows, by their keys.</param>
    private sealed record FieldRows(
        FormField Field,
        ImmutableArray<SelectedRow> Rows,
        ImmutableArray<FormOption>? Unchanged,
        Dictionary<string, FormOption> Earlier
    )
    {
        public IEnumerable<ResourceId> New => Rows.Where(row => Find(row) is null).Select(static row => row.Id);

        public ImmutableArray<FormOption> OptionsWith(Known known) =>
            Unchanged ?? [.. Rows.Select(row => Find(row) ?? known.Of(Field, row))];

        private FormOption? Find(SelectedRow row) =>
            Earlier.GetValueOrDefault(row.Key) is { } option && option.Id == row.Id ? option : null;
    }

    private static ImmutableArray<Proposal> Shown(ImmutableArray<Proposal> all)
    {
        var decided = all.Count(static proposal => proposal.Status != ProposalStatus.Pending);
        return [.. all.Where(proposal => proposal.Status == ProposalStatus.Pending || decided-- <= DecidedShown)];
    }

    private static ImmutableArray<FormChip> ChipsOf(
        FormKind kind,
        FormField field,
        ImmutableArray<Proposal> waiting,
        ImmutableArray<PendingMark> marks,
        Document document,
        Known known
    )
    {
        var chips = ImmutableArray.CreateBuilder<FormChip>();
        foreach (var proposal in waiting)
        {
            foreach (var change in proposal.Changes.Where(change => field.Path.Overlaps(change.Path)))
            {
                if (field.IdAt(change.Path, change.After ?? change.Before) is { } id)
                {
                    chips.Add(
                        new FormChip(
                            known.Of(field, new SelectedRow(field.IsList ? change.Path.Last : id.ToString(), id)),
                            proposal.Key,
                            change.After is null ? "remove"
                                : field.IsList && change.Before is null ? "add"
                                : "set",
                            proposal.Proposer,
                            proposal.ProposerName,
                            proposal.CreatedAt
                        )
                    );
                }
            }
        }

        var own = marks.RemoveAll(mark => !string.Equals(mark.Field, field.Name, StringComparison.Ordinal));
        var keys = new Dictionary<ResourceId, string>();
        foreach (var row in own.IsEmpty ? [] : field.RowsIn(document))
        {
            keys.TryAdd(row.Id, row.Key);
        }

        foreach (var mark in own)
        {
            var key = keys.GetValueOrDefault(mark.Id);
            var action =
                !field.IsList ? "set"
                : key is null ? "remove"
                : "add";
            chips.Add(
                new FormChip(
                    known.Of(field, new SelectedRow(key ?? mark.Id.ToString(), mark.Id)),
                    null,
                    action,
                    mark.By,
                    mark.ByName,
                    mark.At
                )
            );
        }

        return chips.ToImmutable();
    }

    /// <summary>The resources that a change of a field speaks of.</summary>
    private static IEnumerable<ResourceId> Mentioned(FormKind kind, Change change) =>
        Mentioned(kind, change.Path, change.Before).Concat(Mentioned(kind, change.Path, change.After)).Distinct();

    private static IEnumerable<ResourceId> Mentioned(FormKind kind, DocumentPath path, DocumentNode? node)
    {
        if (kind.FieldAt(path) is { } field)
        {
            if (field.IdAt(path, node) is { } selected)
            {
                yield return selected;
            }
        }
        else if (path.Segments.Length > 1 && Guid.TryParseExact(path.Last, "D", out var marked))
        {
            yield return new ResourceId(marked);
        }
    }

    private static async Task<string> UpdatedByAsync(
        IDraftReader reader,
        Caller caller,
        Draft draft,
        CancellationToken cancellationToken
    )
    {
        if (draft.UpdatedBy == caller.User)
        {
            return caller.UserName;
        }

        var newest = await reader.ReadHistoryAsync(draft.Workspace, draft.Id, draft.Version + 1, 1, cancellationToken);
        return newest is [var operation, ..] ? operation.AuthorName : draft.UpdatedBy.ToString();
    }

    private static async Task<Known> FindAsync(
        IDraftReader reader,
        FormKind kind,
        WorkspaceId workspace,
        IEnumerable<ResourceId> ids,
        CancellationToken cancellationToken
    )
    {
        var found = await reader.Catalog.FindAsync(workspace, ids.ToHashSet(), cancellationToken);
        return new Known(kind, await kind.FindReferencesAsync(reader.Catalog, workspace, found, cancellationToken));
    }

    /// <summary>The resources that the catalogue has of those asked for, and those that they speak of.</summary>
    private sealed class Known(FormKind kind, ImmutableDictionary<ResourceId, Resource> resources)
    {
        public FormOption Of(FormField? field, SelectedRow row) =>
            Of(field, row.Key, row.Id, static (of, resource, all) => of.Display(resource, all));

        /// <summary>A row of a list by what it is.</summary>
        public FormOption TitleOf(FormField? field, string key, ResourceId id) =>
            Of(field, key, id, static (of, resource, all) => of.Title(resource, all));

        /// <summary>A row by what it says, for comparing.</summary>
        public FormOption ValueOf(FormField? field, string key, ResourceId id) =>
            Of(field, key, id, static (of, resource, all) => of.DisplayValue(resource, all));

        private FormOption Of(
            FormField? field,
            string key,
            ResourceId id,
            Func<FormField, Resource, ImmutableDictionary<ResourceId, Resource>, string> text
        )
        {
            if (!resources.TryGetValue(id, out var resource))
            {
                return new FormOption(id, null, null) { Key = key };
            }

            var of = field ?? kind.Fields.First(other => other.ResourceType == resource.Type);
            return new FormOption(id, text(of, resource, resources), resource)
            {
                Key = key,
                Names =
                [
                    .. of.ReferencesOf(resource)
                        .Select(named => resources.GetValueOrDefault(named.Id)?.Text ?? named.Noun),
                ],
            };
        }
    }
}
