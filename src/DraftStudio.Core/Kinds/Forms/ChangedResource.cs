using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A resource as a verb left it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Changed">False when it was so already.</param>
public sealed record ChangedResource(Resource Resource, bool Changed);
