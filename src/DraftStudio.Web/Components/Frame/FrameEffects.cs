using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Components.Frame;

/// <summary>Reads the account when the layout opens. Without a reader nobody is signed in, and the frame says nothing of it.</summary>
public sealed class FrameEffects(IEnumerable<IFrameAccountReader> readers)
{
    [EffectMethod]
    public async Task Handle(FrameOpened action, IDispatcher dispatcher)
    {
        foreach (var reader in readers)
        {
            dispatcher.Dispatch(new FrameAccountLoaded(await reader.ReadAsync(CancellationToken.None)));
        }
    }

    [EffectMethod]
    public async Task Handle(FrameAccountChanged action, IDispatcher dispatcher)
    {
        foreach (var reader in readers)
        {
            var account = await reader.ReadAsync(CancellationToken.None);
            dispatcher.Dispatch(
                account == FrameAccount.None ? new FrameAccountGone() : new FrameAccountLoaded(account)
            );
        }
    }
}
