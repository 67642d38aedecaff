using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Reads a key back, for who may, and hides it again after half a minute.</summary>
public sealed class SecretEffects(EditingSession session, KeyReveal keys, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(30);
    private ITimer? timer;

    public void Dispose() => timer?.Dispose();

    [EffectMethod]
    public async Task Handle(SecretRevealRequested action, IDispatcher dispatcher)
    {
        if (await session.CallerAsync(CancellationToken.None) is not { } caller)
        {
            return;
        }

        var revealed = await keys.RevealAsync(caller, action.Key, CancellationToken.None);
        dispatcher.Dispatch(
            revealed.Match<object>(
                secret => new SecretRevealed(action.Key, secret),
                error => new SecretRefused(EditingWords.Of(error))
            )
        );
        timer?.Dispose();
        timer = time.CreateTimer(
            _ => dispatcher.Dispatch(new SecretHidden()),
            null,
            ShownFor,
            Timeout.InfiniteTimeSpan
        );
    }
}
