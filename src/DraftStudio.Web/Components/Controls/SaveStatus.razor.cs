using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>Says honestly how a draft stands: "Saved" is said of what the server acknowledged, never before.</summary>
public sealed partial class SaveStatus
{
    /// <summary>The version that the server acknowledged.</summary>
    [Parameter, EditorRequired]
    public long Version { get; set; }

    /// <summary>How many changes the server has not acknowledged.</summary>
    [Parameter]
    public int Unsaved { get; set; }

    [Parameter]
    public bool Offline { get; set; }

    /// <summary>What the last save failed with; it is tried again.</summary>
    [Parameter]
    public string? Failure { get; set; }

    /// <summary>How many revisions live is ahead of the draft's base.</summary>
    [Parameter]
    public long Behind { get; set; }

    /// <summary>Opens the panel of changes, history and proposals.</summary>
    [Parameter]
    public EventCallback OnOpen { get; set; }

    private (string Text, string Class) Shown =>
        (Offline, Failure, Unsaved) switch
        {
            (true, _, 0) => ("Offline", "away"),
            (true, _, 1) => ("Offline, 1 change kept", "away"),
            (true, _, var kept) => (Invariant($"Offline, {kept} changes kept"), "away"),
            (false, { } failure, _) => ($"Not saved: {failure}", "failed"),
            (false, null, > 0) => ("Saving…", "saving"),
            _ => (Invariant($"Saved, version {Version}"), "saved"),
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
