using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Providers;

/// <summary>What the pages call providers.</summary>
internal static class ProviderWords
{
    public static readonly ArtifactWords Words = new()
    {
        Kind = ProviderKind.KindName,
        Icon = "provider",
        Detail = "Value",
        DetailIsCode = true,
        Search = "Search name or value",
    };
}
