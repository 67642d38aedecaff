using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Goes to a kind's live things, and begins a new one.</summary>
internal sealed class ArtifactPaletteSource(EditingSession session, DraftKinds drafting, ArtifactWords words)
    : IPaletteSource
{
    private const int Most = 7;

    public string Name => words.All;

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
                Kind = words.Kind,
                Search = query.Length == 0 ? null : query,
                Order = query.Length == 0 ? ArtifactOrder.Updated : ArtifactOrder.Title,
                Limit = Most,
            },
            cancellationToken
        );
        ImmutableArray<PaletteItem> found =
        [
            .. page.Items.Select(artifact =>
                PaletteItem.GoTo(
                    ThingLinks.TitleOf(artifact.Kind, artifact.Title),
                    words.Icon,
                    ThingLinks.Artifact(artifact.Kind, artifact.Id),
                    artifact.Detail
                )
            ),
        ];
        return
            caller.May(drafting[words.Kind].WritePermission)
            && words.New.Contains(query, StringComparison.OrdinalIgnoreCase)
            ? found.Insert(0, PaletteItem.Do(words.New, "plus", new NewArtifactRequested(words.Kind)))
            : found;
    }
}
