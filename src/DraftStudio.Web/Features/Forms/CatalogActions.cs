using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Select these of the catalogue, beside what is selected.</summary>
public sealed record NamesPasted(FormField Field, ImmutableArray<string> Names);

public sealed record NamesResolved(NamesAdded Result);

public sealed record PasteClosed;

public sealed record CatalogSearched(string Type, string Text);

public sealed record CatalogResults(string Type, string Text, ImmutableArray<Resource> Items);
