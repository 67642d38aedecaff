using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace DraftStudio.Web.Components.Controls;

/// <summary>Picks one or several from what its owner finds for the typed text, and offers to create what is not there.</summary>
public sealed partial class Picker
{
    private readonly string id = ControlId.New("picker");
    private bool open;
    private int active;
    private string query = "";

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What was found for the text of <see cref="OnSearch"/>.</summary>
    [Parameter]
    public ImmutableArray<PickerOption> Options { get; set; } = [];

    [Parameter]
    public ImmutableArray<PickerOption> Selected { get; set; } = [];

    [Parameter]
    public EventCallback<ImmutableArray<PickerOption>> SelectedChanged { get; set; }

    /// <summary>The text that options are wanted for: on opening, and as it is typed.</summary>
    [Parameter]
    public EventCallback<string> OnSearch { get; set; }

    /// <summary>Where it is set, a text that is no option's label can be created.</summary>
    [Parameter]
    public EventCallback<string> OnCreate { get; set; }

    [Parameter]
    public bool Multiple { get; set; }

    [Parameter]
    public bool Searching { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Changed { get; set; }

    [Parameter]
    public string? Live { get; set; }

    [Parameter]
    public EventCallback OnRevert { get; set; }

    [Parameter]
    public RenderFragment? Extra { get; set; }

    [Parameter]
    public RenderFragment? Below { get; set; }

    private string ListId => $"{id}-list";

    private string? Chosen => Multiple || Selected.IsEmpty ? null : Selected[0].Label;

    private string Shown => open ? query : Chosen ?? "";

    private string? Prompt => Chosen ?? (Multiple && !Selected.IsEmpty ? null : Placeholder);

    private ImmutableArray<PickerEntry> Entries
    {
        get
        {
            var entries = Options.Select(static option => new PickerEntry(option, option.Label));
            var text = query.Trim();
            var creates =
                OnCreate.HasDelegate
                && text.Length > 0
                && !Options.Any(option => string.Equals(option.Label, text, StringComparison.OrdinalIgnoreCase));
            return creates ? [.. entries, new PickerEntry(null, $"Create “{text}”")] : [.. entries];
        }
    }

    protected override void OnParametersSet() => active = Math.Clamp(active, 0, Math.Max(0, Entries.Length - 1));

    private string EntryId(int index) => string.Create(CultureInfo.InvariantCulture, $"{id}-{index}");

    private bool IsSelected(PickerEntry entry) => entry.Option is { } option && IndexOf(option) >= 0;

    private int IndexOf(PickerOption option)
    {
        var found = Selected.FirstOrDefault(selected =>
            string.Equals(selected.Value, option.Value, StringComparison.Ordinal)
        );
        return found is null ? -1 : Selected.IndexOf(found);
    }

    private async Task OpenAsync()
    {
        if (!open)
        {
            open = true;
            active = 0;
            query = "";
            await OnSearch.InvokeAsync(query);
        }
    }

    private void Close()
    {
        open = false;
        query = "";
    }

    private async Task TypeAsync(ChangeEventArgs change)
    {
        open = true;
        active = 0;
        query = change.Value as string ?? "";
        await OnSearch.InvokeAsync(query);
    }

    private async Task PressAsync(KeyboardEventArgs press)
    {
        switch (press.Key)
        {
            case "ArrowDown" or "ArrowUp" when !open:
                await OpenAsync();
                break;
            case "ArrowDown":
                Move(1);
                break;
            case "ArrowUp":
                Move(-1);
                break;
            case "Enter" when open && Entries.ElementAtOrDefault(active) is { } entry:
                await ChooseAsync(entry);
                break;
            case "Escape":
                Close();
                break;
            case "Backspace" when Multiple && query.Length == 0 && !Selected.IsEmpty:
                await RemoveAsync(Selected[^1]);
                break;
        }
    }

    private void Move(int steps)
    {
        var count = Entries.Length;
        active = count == 0 ? 0 : (active + steps + count) % count;
    }

    private async Task ChooseAsync(PickerEntry entry)
    {
        if (entry.Option is not { } option)
        {
            var text = query.Trim();
            Close();
            await OnCreate.InvokeAsync(text);
            return;
        }

        var at = IndexOf(option);
        if (!Multiple)
        {
            Close();
            await SelectedChanged.InvokeAsync([option]);
            return;
        }

        query = "";
        await SelectedChanged.InvokeAsync(at < 0 ? Selected.Add(option) : Selected.RemoveAt(at));
        await OnSearch.InvokeAsync(query);
    }

    private Task RemoveAsync(PickerOption option)
    {
        var at = IndexOf(option);
        return at < 0 ? Task.CompletedTask : SelectedChanged.InvokeAsync(Selected.RemoveAt(at));
    }
}
