using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Looks for a text in the files of the draft that is open: one search at a time.</summary>
internal sealed partial class TemplateSearchEffects(
    IState<EditingState> editing,
    EditingSession session,
    ILogger<TemplateSearchEffects> logger
) : IDisposable
{
    /// <summary>Places that are shown.</summary>
    public const int MostHits = 500;

    /// <summary>Characters of a file that is searched.</summary>
    public const int Longest = 1_000_000;

    private CancellationTokenSource? running;

    [EffectMethod]
    public async Task Handle(TemplateSearchRequested action, IDispatcher dispatcher)
    {
        using var search = new CancellationTokenSource();
        Replace(search);
        if (editing.Value.View is not TemplateView view)
        {
            return;
        }

        try
        {
            var found = await Task.Run(() => FindAsync(view, action, search.Token), search.Token);
            if (!search.IsCancellationRequested)
            {
                dispatcher.Dispatch(found);
            }
        }
        catch (OperationCanceledException) when (search.IsCancellationRequested)
        {
            // Another one began, or the person thought better of it.
        }
#pragma warning disable CA1031 // The store is away: the list says so, and the rest of the page goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.SearchFailed(logger, view.Draft.Id.Value, exception);
            dispatcher.Dispatch(new TemplateSearchFailed("The files could not be read just now; try again."));
        }
        finally
        {
            Interlocked.CompareExchange(ref running, null, search);
        }
    }

    [EffectMethod]
    public Task Handle(TemplateSearchCancelled action, IDispatcher dispatcher)
    {
        Replace(null);
        return Task.CompletedTask;
    }

    [EffectMethod]
    public Task Handle(TemplatePageShown action, IDispatcher dispatcher)
    {
        Replace(null);
        return Task.CompletedTask;
    }

    public void Dispose() => Replace(null);

    private void Replace(CancellationTokenSource? next)
    {
        try
        {
            Interlocked.Exchange(ref running, next)?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end meanwhile.
        }
    }

    private async Task<TemplateSearchFinished> FindAsync(
        TemplateView view,
        TemplateSearchRequested wanted,
        CancellationToken cancellationToken
    )
    {
        var files = ImmutableArray.CreateBuilder<FileHits>();
        var skipped = ImmutableArray.CreateBuilder<string>();
        var left = MostHits;
        foreach (var file in view.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Contents is not TextNode text)
            {
                continue;
            }

            if (text.Length > Longest)
            {
                skipped.Add(file.Path);
                continue;
            }

            var hits = TextSearch.Find(
                await DraftDocuments.LoadTextAsync(session.Store, view.Draft.Workspace, text, cancellationToken),
                wanted.Text,
                wanted.MatchCase,
                // One more tells whether there are more.
                left + 1
            );
            if (!hits.IsEmpty)
            {
                files.Add(new FileHits(file.Id, file.Path, hits.Length > left ? hits[..left] : hits));
            }

            if ((left -= hits.Length) < 0)
            {
                break;
            }
        }

        return new TemplateSearchFinished(
            [.. files.Where(static file => !file.Hits.IsEmpty)],
            left < 0,
            skipped.ToImmutable()
        );
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The files of the draft {Draft} could not be searched.")]
        public static partial void SearchFailed(ILogger logger, Guid draft, Exception exception);
    }
}
