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

    /// <summary>Where its selection stands: a leaf with the resource's id, or a map of order keys by resource id.</summary>
    public required DocumentPath Path { get; init; }

    /// <summary>One of what it selects, for messages: <c>Department</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Without it the draft cannot be published.</summary>
    public bool Required { get; init; }

    /// <summary>The members that hold ids of what it selects; the first that is sent and not null wins.</summary>
    public ImmutableArray<string> IdMembers { get; init; } = [];

    public abstract FormFieldKind Kind { get; }

    /// <summary>Whether it selects several, in an order.</summary>
    public abstract bool IsList { get; }

    /// <summary>What is shown of a resource that it selects.</summary>
    public virtual string Display(Resource resource) => resource.Text;

    /// <summary>The selected ids, in order.</summary>
    public ImmutableArray<ResourceId> SelectedIn(Document document) =>
        IsList ? Selection.ReadList(document, Path) : Selection.ReadOne(document, Path);

    /// <summary>The document with exactly these selected.</summary>
    public Document Select(Document document, ImmutableArray<ResourceId> ids) =>
        IsList ? Selection.WriteList(document, Path, ids) : Selection.WriteOne(document, Path, ids);

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

    /// <summary>
    /// What the request makes of the field. An id wins over a value, a null twin yields to the other. Errors go to the
    /// scope; what is missing and may be made is made in its unit.
    /// </summary>
    internal virtual async Task<FieldSelection> ResolveAsync(FieldScope scope, CancellationToken cancellationToken)
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

    /// <summary>As <see cref="ResolveAsync"/>, for the members that hold values.</summary>
    private protected abstract Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    );
}
