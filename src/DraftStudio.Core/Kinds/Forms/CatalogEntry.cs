using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A resource, and what uses it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Uses">What is live or open and selects it, or speaks of it in a row.</param>
public sealed record CatalogEntry(Resource Resource, ImmutableArray<Mention> Uses);
