using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>
/// A field of a form: which members of a request set it, how what they hold becomes resources, and where the selection
/// stands in the document. A new kind of field is a new class here; the forms that have it list it.
/// </summary>
public abstract class FormField
{
    /// <summary>The field's name in <c>form_state</c> and in errors, which is also the member that holds its value.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the resources that it selects.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Where its selection stands: a leaf with the resource's id, or a map of rows by their keys.</summary>
    public required DocumentPath Path { get; init; }

    /// <summary>One of what it selects, for messages: <c>Department</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Several of them, as <see cref="Noun"/>.</summary>
    public string Nouns
    {
        get => field ?? Noun + "s";
        init;
    }

    /// <summary>Without it the draft cannot be published.</summary>
    public bool Required { get; init; }

    /// <summary>The members that hold ids of what it selects; the first that is sent and not null wins.</summary>
    public ImmutableArray<string> IdMembers { get; init; } = [];

    public abstract FormFieldKind Kind { get; }

    /// <summary>Whether it selects several, in an order.</summary>
    public abstract bool IsList { get; }

    /// <summary>What is shown of a resource that it selects.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="known">Those that <see cref="ReferencesOf"/> names, as far as the catalogue has them.</param>
    public virtual string Display(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) => resource.Text;

    /// <summary>The row that a resource is, in words, whatever it says: <c>Availability of "Intro", start</c>.</summary>
    public virtual string Title(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) =>
        Display(resource, known);

    /// <summary>What a row says beyond what it is, for comparing: of most fields the resource itself.</summary>
    public virtual string DisplayValue(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) =>
        Display(resource, known);

    /// <summary>The selected rows, in order.</summary>
    public ImmutableArray<SelectedRow> RowsIn(Document document) =>
        IsList ? Selection.ReadList(document, Path) : Selection.ReadOne(document, Path);

    /// <summary>The selected ids, in order.</summary>
    public ImmutableArray<ResourceId> SelectedIn(Document document) =>
        [.. RowsIn(document).Select(static row => row.Id)];

    /// <summary>The document with exactly these selected.</summary>
    public Document Select(Document document, ImmutableArray<SelectedRow> rows) =>
        IsList ? Selection.WriteList(document, Path, rows) : Selection.WriteOne(document, Path, rows);

    /// <summary>Where a row stands in the document.</summary>
    public DocumentPath PathOf(string key) => IsList ? Path.Child(key) : Path;

    /// <summary>Whether the row is selected; at no cost that grows with the list.</summary>
    public bool Has(Document document, string key) => document.At(Path.Child(key)) is not null;

    /// <summary>The document with the collections that the field needs, empty where they are missing.</summary>
    public Document Prepare(Document document)
    {
        var collection = IsList ? Path : DocumentPath.Of(Path.Segments.AsSpan()[..^1]);
        return collection.IsRoot || document.At(collection) is not null
            ? document
            : document.With(collection, MapNode.Empty);
    }

    /// <summary>Whether a resource of the right type may be selected by its id; the reason why not.</summary>
    internal virtual string? Refuse(FieldScope scope, Resource resource) => null;

    /// <summary>The resources that one which it selects speaks of.</summary>
    internal virtual IEnumerable<(string Noun, ResourceId Id)> ReferencesOf(Resource resource) => [];

    /// <summary>The resource that a leaf at a path of the field selects; null for none.</summary>
    internal virtual ResourceId? IdAt(DocumentPath path, DocumentNode? node) =>
        IsList && path.Segments.Length > Path.Segments.Length
            ? Guid.TryParseExact(path.Last, "D", out var row)
                ? new ResourceId(row)
                : null
            : Selection.IdOf(node);

    /// <summary>The document after what a request makes of the field.</summary>
    internal Document Apply(Document document, FieldSelection selection)
    {
        if (selection.Replaces || !IsList)
        {
            return Select(document, selection.Rows);
        }

        foreach (var key in selection.Dropped)
        {
            document = document.Without(Path.Child(key));
        }

        return Selection.PutRows(document, Path, selection.Rows);
    }

    /// <summary>What the request makes of the field: of the whole first, then of single rows.</summary>
    internal async Task<FieldSelection> ResolveAsync(FieldScope scope, CancellationToken cancellationToken)
    {
        var whole = await ResolveWholeAsync(scope, cancellationToken);
        return scope.Edit.RowsOf(Name) is { IsEmpty: false } rows
            ? whole.Then(await ResolveRowsAsync(scope, rows, cancellationToken))
            : whole;
    }

    /// <summary>
    /// What the request's members make of the field. An id wins over a value, a null twin yields to the other. Errors go
    /// to the scope; what is missing and may be made is made in its unit.
    /// </summary>
    private protected virtual async Task<FieldSelection> ResolveWholeAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        var cleared = false;
        foreach (var member in IdMembers)
        {
            if (scope.Edit.Find(member) is not { } sent)
            {
                continue;
            }

            if (sent.HasValue)
            {
                return FieldSelection.Of(scope.IdsOf(member));
            }

            cleared = true;
        }

        var value = await ResolveValueAsync(scope, cancellationToken);
        return value.IsChange || !cleared ? value : FieldSelection.Nothing;
    }

    /// <summary>What edits of single rows make of the field; their ids were looked up with the others.</summary>
    private protected virtual Task<FieldSelection> ResolveRowsAsync(
        FieldScope scope,
        ImmutableArray<FormRowEdit> rows,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            FieldSelection.Beside(
                [
                    .. rows.Where(static row => row.Selected)
                        .Select(static row => SelectedRow.Of(new ResourceId(Guid.ParseExact(row.Key, "D")))),
                ],
                [.. rows.Where(static row => !row.Selected).Select(static row => row.Key)]
            )
        );

    /// <summary>As <see cref="ResolveWholeAsync"/>, for the members that hold values.</summary>
    private protected abstract Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    );
}
