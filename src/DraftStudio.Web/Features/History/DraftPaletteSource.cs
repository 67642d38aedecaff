using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.History;

/// <summary>Goes to open drafts, of whatever kind: with nothing typed to one's own.</summary>
internal sealed class DraftPaletteSource(EditingSession session) : IPaletteSource
{
    private const int Most = 6;

    public string Name => "Drafts";

    public async ValueTask<ImmutableArray<PaletteItem>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        if (await session.CallerAsync(cancellationToken) is not { } caller || !caller.May(Permission.Read))
        {
            return [];
        }

        var page = await session.Store.ListDraftsAsync(
            new DraftQuery
            {
                Workspace = caller.Workspace,
                Owner = query.Length == 0 ? caller.User : null,
                Search = query.Length == 0 ? null : query,
                Limit = Most,
            },
            cancellationToken
        );
        return
        [
            .. page.Items.Select(draft =>
                PaletteItem.GoTo(
                    ThingLinks.TitleOf(draft.Kind, draft.Title),
                    "draft",
                    ThingLinks.Draft(draft.Kind, draft.Id),
                    draft.Owner == caller.User ? "Your draft" : "Draft"
                )
            ),
        ];
    }
}
