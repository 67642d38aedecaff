using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Web.Features.Editing;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>A list in a config: an expression in its place, or its items one by one.</summary>
public sealed partial class ConfigList
{
    private static readonly ConfigField Anything = new() { Name = "", Title = "" };

    /// <summary>What each item is; null when anything may be.</summary>
    [Parameter]
    public ConfigField? Items { get; set; }

    protected override FieldMode Mode => FieldMode.Json;

    /// <summary>How many there are, not what they are: each looks after itself.</summary>
    protected override object Shown =>
        (Count, Raw is not null && Raws is null, Error, IsClosed, Changed, Conflict, Field);

    private int Count => Raws?.Length ?? 0;

    /// <summary>The items as they are written; null when it is no list.</summary>
    private ImmutableArray<string>? Raws
    {
        get
        {
            if (Raw is not { } raw || raw[0] != '[')
            {
                return null;
            }

            using var json = JsonDocument.Parse(raw);
            return [.. json.RootElement.EnumerateArray().Select(static item => item.GetRawText())];
        }
    }

    private Task AddAsync() =>
        ChangeAsync(items =>
            items.Add(
                Items?.Type switch
                {
                    ConfigType.Object => "{}",
                    ConfigType.List => "[]",
                    ConfigType.Number or ConfigType.Integer => "0",
                    ConfigType.Boolean => "false",
                    _ => "\"\"",
                }
            )
        );

    private Task RemoveAsync(int place) => ChangeAsync(items => items.RemoveAt(place));

    private Task MoveAsync(int from, int to) => ChangeAsync(items => items.RemoveAt(from).Insert(to, items[from]));

    /// <summary>What waits to be saved is saved first: it names items by their places.</summary>
    private async Task ChangeAsync(Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        var flushed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Dispatcher.Dispatch(new FlushRequested(flushed));
        await flushed.Task;
        Enter(Field, $"[{string.Join(',', change(Raws ?? []))}]");
    }
}
