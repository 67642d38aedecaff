using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What was found for the text typed last into the pickers, by the type of resource.</summary>
public sealed record CatalogState
{
    public ImmutableDictionary<string, CatalogFound> Found { get; init; } =
        ImmutableDictionary.Create<string, CatalogFound>(StringComparer.Ordinal);

    /// <summary>What came of the names that were pasted last; null while the dialog is shut.</summary>
    public NamesAdded? Pasted { get; init; }

    public CatalogFound? Of(string type) => Found.GetValueOrDefault(type);
}
