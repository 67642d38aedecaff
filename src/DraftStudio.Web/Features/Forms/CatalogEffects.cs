using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Searches the catalogue as the person who sits there.</summary>
public sealed class CatalogEffects(EditingSession session, CatalogEngine catalog)
{
    private const int Offered = 20;

    [EffectMethod]
    public async Task Handle(CatalogSearched action, IDispatcher dispatcher)
    {
        if (await session.CallerAsync(CancellationToken.None) is not { } caller)
        {
            return;
        }

        var text = action.Text.Trim();
        var found = await catalog.SearchAsync(
            session.Store,
            caller,
            action.Type,
            new CatalogSearch { Text = text.Length == 0 ? null : text, Limit = Offered },
            CancellationToken.None
        );
        dispatcher.Dispatch(
            new CatalogResults(action.Type, action.Text, found.Match(static page => page.Items, static _ => []))
        );
    }
}
