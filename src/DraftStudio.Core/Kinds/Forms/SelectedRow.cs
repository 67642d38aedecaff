using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A row of a field's selection.</summary>
/// <param name="Key">
/// What the row is, and its key in the document: of most lists the resource's id; of a compound field what its resource
/// speaks of (<c>simulation:start</c>), so that an exclusive choice is one path whichever resource it is.
/// </param>
/// <param name="Id">The resource that is selected.</param>
/// <param name="Value">What a compound row says beyond its key, so that a document can be validated by itself; null for nothing.</param>
public readonly record struct SelectedRow(string Key, ResourceId Id, string? Value = null)
{
    /// <summary>The row of a list whose rows are their resources.</summary>
    public static SelectedRow Of(ResourceId id) => new(id.ToString(), id);

    public static implicit operator SelectedRow(ResourceId id) => Of(id);
}
