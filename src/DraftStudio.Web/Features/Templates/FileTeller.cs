using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Tells a page about a file that it has open, one word at a time.</summary>
internal sealed class FileTeller(
    FileOutbox outbox,
    FileBridge bridge,
    FileHistory history,
    IState<EditingState> state,
    CancellationToken cancellationToken
)
{
    private CancellationTokenSource? telling;

    /// <summary>Says what there is to say.</summary>
    public async Task TellAsync()
    {
        while (!cancellationToken.IsCancellationRequested && await outbox.NextAsync(state.Value, history) is { } word)
        {
            using var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            telling = call;
            var taken = await bridge.TellAsync(word, call.Token);
            telling = null;
            if (!taken)
            {
                // It may be lost or not: the page says when it is back.
                return;
            }

            outbox.Confirm(word.Number);
        }
    }

    /// <summary>The page has loaded the text of a version.</summary>
    public async Task LoadedAsync(int version)
    {
        if (await history.FindAsync(version) is { } text)
        {
            outbox.Load(text, version);
            await TellAsync();
        }
    }

    /// <summary>The page is back, and has heard everything up to a word.</summary>
    public async Task ResumedAsync(long word)
    {
        outbox.Confirm(word);
        if (telling is not null)
        {
            await telling.CancelAsync();
        }

        await TellAsync();
    }
}
