using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A resource that somebody asked for, and whether it was there already.</summary>
public sealed record AddedResource(Resource Resource, bool New);
