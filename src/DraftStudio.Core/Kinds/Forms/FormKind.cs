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
            .. PendingMarks
                .In(document)
                .Select(mark => new Problem(
                    PathOf(mark, document),
                    "pending_unresolved",
                    $"{mark.ByName} marked this as not agreed yet."
                )),
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
            selected.Select(static entry => entry.Id).ToHashSet(),
            cancellationToken
        );
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (field, id) in selected)
        {
            var path = field.IsList ? field.Path.Child(id.ToString()) : field.Path;
            if (found.GetValueOrDefault(id) is not { } resource)
            {
                problems.Add(new Problem(path, "missing", $"{field.Noun} {id} is not in the catalogue any more."));
            }
            else if (resource.RetiredAt is not null)
            {
                problems.Add(new Problem(path, "retired", $"{field.Noun} \"{resource.Text}\" is retired."));
            }
            else if (
                field is SecretField
                && await unit.Catalog.ReadSecretAsync(workspace, id, cancellationToken) is null
            )
            {
                problems.Add(new Problem(path, "key_wiped", $"The secret of \"{resource.Text}\" was wiped."));
            }
        }

        return problems.ToImmutable();
    }

    public override Task OnCommittedAsync(
        IDraftUnit unit,
        Draft draft,
        Document document,
        CancellationToken cancellationToken
    ) =>
        unit.Catalog.ListAsync(
            draft.Workspace,
            Selected(document).Select(static entry => entry.Id).ToHashSet(),
            cancellationToken
        );

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

    private ImmutableArray<(FormField Field, ResourceId Id)> Selected(Document document) =>
        [.. Fields.SelectMany(field => field.SelectedIn(document).Select(id => (field, id)))];

    private DocumentPath PathOf(PendingMark mark, Document document) =>
        Find(mark.Field) is not { } field ? PendingMarks.Path.Child(mark.Id.ToString())
        : field.IsList && field.SelectedIn(document).Contains(mark.Id) ? field.Path.Child(mark.Id.ToString())
        : field.Path;

    private static string Text(ImmutableArray<ResourceId> selected, ImmutableDictionary<ResourceId, Resource> found) =>
        selected is [var id, ..] && found.TryGetValue(id, out var resource) ? resource.Text : "";

    private static string Describe(FormField field, ImmutableArray<Change> changes)
    {
        var noun = field.Noun.ToLower(CultureInfo.InvariantCulture);
        if (!field.IsList)
        {
            return changes.All(static change => change.After is null) ? $"clear {noun}" : $"set {noun}";
        }

        var added = changes.Count(static change => change.Before is null);
        var removed = changes.Count(static change => change.After is null);
        return (added, removed) switch
        {
            (0, 0) => $"reorder {noun}s",
            (_, 0) => $"add {Count(added, noun)}",
            (0, _) => $"remove {Count(removed, noun)}",
            _ => $"replace {Count(removed, noun)}",
        };
    }

    private static string Count(int count, string noun) =>
        count == 1 ? noun : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s");

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
