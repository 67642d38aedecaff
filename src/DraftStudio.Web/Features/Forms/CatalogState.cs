using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What was found for the text typed last into the pickers, by the type of resource.</summary>
public sealed record CatalogState
{
    public ImmutableDictionary<string, CatalogFound> Found { get; init; } =
        ImmutableDictionary.Create<string, CatalogFound>(StringComparer.Ordinal);

    public CatalogFound? Of(string type) => Found.GetValueOrDefault(type);
}

/// <summary>The answer to one search; what was found before stays while another is on its way.</summary>
public sealed record CatalogFound(string Text, ImmutableArray<Resource> Items, bool Loading);
