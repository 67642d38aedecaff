using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;

namespace DraftStudio.Web.Features.Providers;

/// <summary>Goes to live providers, and begins a new one.</summary>
internal sealed class ProviderPaletteSource(EditingSession session) : IPaletteSource
{
    private const int Most = 7;
    private const string New = "New provider";

    public string Name => "Providers";

    public async ValueTask<ImmutableArray<PaletteItem>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        if (await session.CallerAsync(cancellationToken) is not { } caller || !caller.May(Permission.Read))
        {
            return [];
        }

        var page = await session.Store.ListArtifactsAsync(
            new ArtifactQuery
            {
                Workspace = caller.Workspace,
                Kind = ProviderKind.KindName,
                Search = query.Length == 0 ? null : query,
                Order = query.Length == 0 ? ArtifactOrder.Updated : ArtifactOrder.Title,
                Limit = Most,
            },
            cancellationToken
        );
        ImmutableArray<PaletteItem> found =
        [
            .. page.Items.Select(static artifact =>
                PaletteItem.GoTo(
                    ThingLinks.TitleOf(artifact.Kind, artifact.Title),
                    "provider",
                    ThingLinks.Artifact(artifact.Kind, artifact.Id),
                    artifact.Detail
                )
            ),
        ];
        return caller.May(Permission.DraftsWrite) && New.Contains(query, StringComparison.OrdinalIgnoreCase)
            ? found.Insert(0, PaletteItem.Do(New, "plus", new NewProviderRequested()))
            : found;
    }
}
