namespace DraftStudio.Core.Catalog;

/// <summary>A resource that somebody asked for, and whether it was there already.</summary>
public sealed record AddedResource(Resource Resource, bool New);
