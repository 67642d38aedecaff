namespace DraftStudio.Web.Features.Catalog;

/// <summary>Which resources are shown; it stands in the page's address.</summary>
public sealed record CatalogQuery(string Type, string Search, bool Retired);
