using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A resource as a form shows it.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Text">What is shown of it: a text, or a key's mask. Null when it is not in the catalogue any more.</param>
/// <param name="Resource">The resource itself; null when it is not in the catalogue any more.</param>
public sealed record FormOption(ResourceId Id, string? Text, Resource? Resource)
{
    /// <summary>The row that it is, in a list: see <see cref="SelectedRow.Key"/>.</summary>
    public string Key { get; init; } = Id.ToString();

    /// <summary>For a compound row: the texts of the resources that it speaks of, in the order of its members.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}
