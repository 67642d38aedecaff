using System.Collections.Immutable;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Frame;

/// <summary>Asks the sources, and goes where the person chose.</summary>
public sealed class PaletteEffects(IEnumerable<IPaletteSource> sources, NavigationManager navigation) : IDisposable
{
    private CancellationTokenSource searching = new();

    public void Dispose()
    {
        searching.Cancel();
        searching.Dispose();
    }

    [EffectMethod]
    public Task Handle(PaletteOpened action, IDispatcher dispatcher) => SearchAsync("", dispatcher);

    [EffectMethod]
    public Task Handle(PaletteTyped action, IDispatcher dispatcher) => SearchAsync(action.Query, dispatcher);

    [EffectMethod]
    public Task Handle(PaletteChosen action, IDispatcher dispatcher)
    {
        if (action.Item.Action is { } chosen)
        {
            dispatcher.Dispatch(chosen);
        }
        else if (action.Item.Href is { } href)
        {
            navigation.NavigateTo(href);
        }

        return Task.CompletedTask;
    }

    private async Task SearchAsync(string query, IDispatcher dispatcher)
    {
        await searching.CancelAsync();
        searching.Dispose();
        searching = new CancellationTokenSource();
        var token = searching.Token;
        var groups = ImmutableArray.CreateBuilder<PaletteGroup>();
        try
        {
            foreach (var source in sources)
            {
                var items = await source.SearchAsync(query.Trim(), token);
                if (!items.IsEmpty)
                {
                    groups.Add(new PaletteGroup(source.Name, items));
                }
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }

        dispatcher.Dispatch(new PaletteFound(query, groups.ToImmutable()));
    }
}
