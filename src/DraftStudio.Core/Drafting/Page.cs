using System.Collections.Immutable;

namespace DraftStudio.Core.Drafting;

/// <summary>A page of a list that is read by key-set; <see cref="NextCursor"/> is opaque and null on the last one.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextCursor);
