using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What came of names that were pasted.</summary>
/// <param name="Added">How many were not selected before.</param>
/// <param name="Missing">Those that the catalogue has not, or has twice.</param>
public sealed record NamesAdded(int Added, ImmutableArray<string> Missing);
