using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Providers;

/// <summary>Some of the list, and where it goes on.</summary>
public sealed record ProviderRows(ImmutableArray<ProviderRow> Rows, string? Next);
