using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Providers;

/// <summary>What is about to be done to several lines, once the person has confirmed it.</summary>
public sealed record ProviderBulk(ProviderBulkAction Action, ImmutableArray<ProviderRow> Rows);
