using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>A list that a release has beside its graph, edited entry by entry.</summary>
public abstract class EntryListBase : SlicedComponent
{
    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    /// <summary>The release's member.</summary>
    protected abstract string List { get; }

    internal ReleaseView? View => Editing.Value.View as ReleaseView;

    protected bool IsClosed => View is not { CanWrite: true } || Editing.Value.Phase == SavePhase.Closed;

    /// <summary>The entries as they are written; null when there is no list.</summary>
    protected ImmutableArray<string>? Entries
    {
        get
        {
            if (
                View is not { } view
                || new EntryField(FieldMode.Json, List, []).In(view.Document) is not ['[', ..] text
            )
            {
                return null;
            }

            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(static entry => entry.GetRawText())];
        }
    }

    /// <summary>What the entries' inputs have that the server does not have yet, or does not take.</summary>
    protected string Waiting =>
        string.Join(
            '\n',
            Editing
                .Value.Refusals.Where(entry => entry.Key.StartsWith("list.", StringComparison.Ordinal))
                .Select(static entry => $"{entry.Key} {entry.Value}")
        );

    protected override object Shown => (Entries is { } entries ? string.Join('\n', entries) : null, Waiting, IsClosed);

    /// <summary>Another list; what waits to be saved is saved first, for it names entries by their places.</summary>
    protected async Task ChangeAsync(Func<ImmutableArray<string>, ImmutableArray<string>?> change)
    {
        var flushed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Dispatcher.Dispatch(new FlushRequested(flushed));
        await flushed.Task;
        Enter("", change(Entries ?? []) is { } next ? $"[{string.Join(',', next)}]" : "null");
    }

    protected Task MoveAsync(OrderedMove move) =>
        ChangeAsync(entries =>
            int.TryParse(move.Key, System.Globalization.CultureInfo.InvariantCulture, out var from)
            && from < entries.Length
                ? entries.RemoveAt(from).Insert(Math.Clamp(move.To, 0, entries.Length - 1), entries[from])
                : entries
        );

    /// <summary>Enters JSON with a gesture; it is saved at once.</summary>
    /// <param name="below">From the list on, with its slash: <c>/0/name</c>.</param>
    /// <param name="json">Nothing removes what is there.</param>
    protected void Enter(string below, string json)
    {
        Dispatcher.Dispatch(new FieldEdited($"list.json/{List}{below}", json, Session.NextSeq()));
        Dispatcher.Dispatch(new SaveRequested());
    }
}
