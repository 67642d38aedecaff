using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A kind of draft that is a form: its fields say the rest.</summary>
public abstract class FormKind : DraftKind
{
    private readonly Lazy<Document> blank;

    protected FormKind() => blank = new Lazy<Document>(() => Upgrade(Document.Empty));

    /// <summary>The fields, in the order in which they are shown.</summary>
    public abstract ImmutableArray<FormField> Fields { get; }

    /// <summary>The field whose value is the title of lists.</summary>
    public abstract FormField TitleField { get; }

    /// <summary>The field whose value is the second line of lists.</summary>
    public abstract FormField DetailField { get; }

    public sealed override Document Blank => blank.Value;

    /// <summary>The name of the operation that saves such a form: its receipts are kept under it, and never expire.</summary>
    public string SaveOperation => $"{Name}.draft";

    public override string SlotOf(UserId owner) => owner.ToString();

    public FormField? Find(string field) =>
        Fields.FirstOrDefault(candidate => string.Equals(candidate.Name, field, StringComparison.Ordinal));

    /// <summary>The field that a path of the document belongs to.</summary>
    public FormField? FieldAt(DocumentPath path) => Fields.FirstOrDefault(field => field.Path.Overlaps(path));

    /// <summary>Makes the collections of fields that the kind had not when the document was stored.</summary>
    public override Document Upgrade(Document document)
    {
        foreach (var field in Fields)
        {
            document = field.Prepare(document);
        }

        return document.At(PendingMarks.Path) is null ? document.With(PendingMarks.Path, MapNode.Empty) : document;
    }

    public override ImmutableArray<Problem> Validate(Document document) =>
        [
            .. Fields
                .Where(field => field.Required && field.SelectedIn(document).IsEmpty)
                .Select(static field => new Problem(field.Path, "required", $"{field.Noun} is required.")),
            .. Unresolved(document),
            .. Check(document),
        ];

    public override async Task<DraftSummary> SummariseAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var title = TitleField.SelectedIn(document);
        var detail = DetailField.SelectedIn(document);
        var found = await catalog.FindAsync(workspace, title.AddRange(detail), cancellationToken);
        return new DraftSummary(Text(title, found), Text(detail, found));
    }

    public override string Describe(ImmutableArray<Change> changes)
    {
        var phrases = Fields
            .Select(field => (field, Of: changes.RemoveAll(change => !field.Path.Overlaps(change.Path))))
            .Where(static entry => !entry.Of.IsEmpty)
            .Select(static entry => Describe(entry.field, entry.Of))
            .ToList();
        if (changes.Any(static change => PendingMarks.Path.Overlaps(change.Path)))
        {
            phrases.Add(PendingMarks.DroppedBy(changes).IsEmpty ? "mark as not agreed" : "resolve what was not agreed");
        }

        if (phrases.Count == 0)
        {
            return "Change nothing";
        }

        var label = string.Join(", ", phrases);
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(label[0])}{label[1..]}");
    }

    public override async Task<ImmutableArray<Problem>> CheckCommitAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var selected = Selected(document);
        var found = await unit.Catalog.FindAsync(
            workspace,
            selected.Select(static entry => entry.Row.Id).ToHashSet(),
            cancellationToken
        );
        var spokenOf = await FindReferencesAsync(unit.Catalog, workspace, found, cancellationToken);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (field, row) in selected)
        {
            var path = field.PathOf(row.Key);
            if (found.GetValueOrDefault(row.Id) is not { } resource)
            {
                problems.Add(new Problem(path, "missing", $"{field.Noun} {row.Id} is not in the catalogue any more."));
                continue;
            }

            problems.AddRange(
                field
                    .ReferencesOf(resource)
                    .Prepend((field.Noun, resource.Id))
                    .Select(named => (named.Noun, Resource: spokenOf.GetValueOrDefault(named.Id)))
                    .Where(static named => named.Resource?.RetiredAt is not null)
                    .Select(named => new Problem(
                        path,
                        "retired",
                        $"{named.Noun} \"{named.Resource?.Text}\" is retired."
                    ))
            );
            if (
                field is SecretField
                && resource.RetiredAt is null
                && await unit.Catalog.ReadSecretAsync(workspace, row.Id, cancellationToken) is null
            )
            {
                problems.Add(new Problem(path, "key_wiped", $"The secret of \"{resource.Text}\" was wiped."));
            }
        }

        return problems.ToImmutable();
    }

    public override async Task OnCommittedAsync(
        IDraftUnit unit,
        Draft draft,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var selected = Selected(document).Select(static entry => entry.Row.Id).ToHashSet();
        var found = await unit.Catalog.FindAsync(draft.Workspace, selected, cancellationToken);
        await unit.Catalog.ListAsync(
            draft.Workspace,
            [.. found.Values.Where(static resource => !resource.Listed).Select(static resource => resource.Id)],
            cancellationToken
        );
    }

    public override async Task OnClosedAsync(IDraftUnit unit, Draft draft, CancellationToken cancellationToken)
    {
        var proposals = await unit.ListProposalsAsync(draft.Workspace, draft.Id, cancellationToken);
        var keys = await KeysOfOperationsAsync(unit, draft, cancellationToken);
        keys.UnionWith(proposals.SelectMany(proposal => KeysIn(proposal.Changes)));
        await WipeAsync(unit, draft, keys, cancellationToken);
    }

    public override async Task OnRejectedAsync(
        IDraftUnit unit,
        Draft draft,
        Proposal proposal,
        CancellationToken cancellationToken
    )
    {
        var keys = KeysIn(proposal.Changes).ToHashSet();
        if (keys.Count == 0)
        {
            return;
        }

        var proposals = await unit.ListProposalsAsync(draft.Workspace, draft.Id, cancellationToken);
        keys.ExceptWith(await KeysOfOperationsAsync(unit, draft, cancellationToken));
        keys.ExceptWith(
            proposals
                .Where(other => other.Id != proposal.Id && other.Status == ProposalStatus.Pending)
                .SelectMany(other => KeysIn(other.Changes))
        );
        await WipeAsync(unit, draft, keys, cancellationToken);
    }

    /// <summary>What the form asks for beyond its required fields.</summary>
    protected virtual IEnumerable<Problem> Check(Document document) => [];

    /// <summary>These resources, and those that they speak of: two questions to the catalogue, however many there are.</summary>
    internal async Task<ImmutableDictionary<ResourceId, Resource>> FindReferencesAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        ImmutableDictionary<ResourceId, Resource> found,
        CancellationToken cancellationToken
    )
    {
        var byType = Fields.ToLookup(static field => field.ResourceType, StringComparer.Ordinal);
        var missing = found
            .Values.SelectMany(resource => byType[resource.Type].SelectMany(field => field.ReferencesOf(resource)))
            .Select(static reference => reference.Id)
            .Where(id => !found.ContainsKey(id))
            .ToHashSet();
        return missing.Count == 0
            ? found
            : found.AddRange(await catalog.FindAsync(workspace, missing, cancellationToken));
    }

    private ImmutableArray<(FormField Field, SelectedRow Row)> Selected(Document document) =>
        [.. Fields.SelectMany(field => field.RowsIn(document).Select(row => (field, row)))];

    /// <summary>Reports marks where what they mark stands; lists are read once, however many marks there are.</summary>
    private IEnumerable<Problem> Unresolved(Document document)
    {
        foreach (var marks in PendingMarks.In(document).GroupBy(static mark => mark.Field, StringComparer.Ordinal))
        {
            var field = Find(marks.Key);
            var keys = new Dictionary<ResourceId, string>();
            foreach (var row in field?.RowsIn(document) ?? [])
            {
                keys.TryAdd(row.Id, row.Key);
            }

            foreach (var mark in marks)
            {
                yield return new Problem(
                    field is null ? PendingMarks.Path.Child(mark.Id.ToString())
                        : keys.TryGetValue(mark.Id, out var key) ? field.PathOf(key)
                        : field.Path,
                    "pending_unresolved",
                    $"{mark.ByName} marked this as not agreed yet."
                );
            }
        }
    }

    private static string Text(ImmutableArray<ResourceId> selected, ImmutableDictionary<ResourceId, Resource> found) =>
        selected is [var id, ..] && found.TryGetValue(id, out var resource) ? resource.Text : "";

    private static string Describe(FormField field, ImmutableArray<Change> changes)
    {
        var noun = field.Noun.ToLower(CultureInfo.InvariantCulture);
        if (!field.IsList)
        {
            return changes.All(static change => change.After is null) ? $"clear {noun}" : $"set {noun}";
        }

        var nouns = field.Nouns.ToLower(CultureInfo.InvariantCulture);
        var added = changes.Count(static change => change.Before is null);
        var removed = changes.Count(static change => change.After is null);
        return (added, removed) switch
        {
            (0, 0) when field is CompoundField => $"change {Count(changes.Length)}",
            (0, 0) => $"reorder {nouns}",
            (_, 0) => $"add {Count(added)}",
            (0, _) => $"remove {Count(removed)}",
            _ => $"replace {Count(removed)}",
        };

        string Count(int count) => count == 1 ? noun : string.Create(CultureInfo.InvariantCulture, $"{count} {nouns}");
    }

    private async Task<HashSet<ResourceId>> KeysOfOperationsAsync(
        IDraftUnit unit,
        Draft draft,
        CancellationToken cancellationToken
    )
    {
        if (!Fields.OfType<SecretField>().Any())
        {
            return [];
        }

        var operations = await unit.ReadOperationsAsync(draft.Workspace, draft.Id, 0, draft.Version, cancellationToken);
        return [.. operations.SelectMany(operation => KeysIn(operation.Changes))];
    }

    /// <summary>The keys that the changes bring in.</summary>
    private IEnumerable<ResourceId> KeysIn(ImmutableArray<Change> changes)
    {
        foreach (var field in Fields.OfType<SecretField>())
        {
            var brought = Blank.Apply([
                .. changes.Where(change => change.After is not null && field.Path.Overlaps(change.Path)),
            ]);
            foreach (var id in field.SelectedIn(brought))
            {
                yield return id;
            }
        }
    }

    /// <summary>Wipes those of the keys that the draft made and no commit has listed.</summary>
    private static async Task WipeAsync(
        IDraftUnit unit,
        Draft draft,
        HashSet<ResourceId> keys,
        CancellationToken cancellationToken
    )
    {
        if (keys.Count == 0)
        {
            return;
        }

        var found = await unit.Catalog.FindAsync(draft.Workspace, keys, cancellationToken);
        var own = found
            .Values.Where(key => !key.Listed && KeyData.Of(key).Draft == draft.Id.Value)
            .Select(static key => key.Id)
            .ToHashSet();
        if (own.Count > 0)
        {
            await unit.Catalog.WipeSecretsAsync(draft.Workspace, own, cancellationToken);
        }
    }
}
