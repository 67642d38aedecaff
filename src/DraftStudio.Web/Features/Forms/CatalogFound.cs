using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The answer to one search; what was found before stays while another is on its way.</summary>
public sealed record CatalogFound(string Text, ImmutableArray<Resource> Items, bool Loading);
