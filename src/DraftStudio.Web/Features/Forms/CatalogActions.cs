using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

public sealed record CatalogSearched(string Type, string Text);

public sealed record CatalogResults(string Type, string Text, ImmutableArray<Resource> Items);
