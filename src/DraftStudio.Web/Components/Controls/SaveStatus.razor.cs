using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>
/// Says honestly how a draft stands: "Saved" is said of what the server acknowledged, never before. That the circuit is away
/// is the browser's to say ("Offline, 3 changes kept"): the typing script writes it into this control.
/// </summary>
public sealed partial class SaveStatus
{
    /// <summary>The version that the server acknowledged.</summary>
    [Parameter, EditorRequired]
    public long Version { get; set; }

    /// <summary>How many changes the server has not acknowledged.</summary>
    [Parameter]
    public int Unsaved { get; set; }

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
        (Failure, Unsaved) switch
        {
            ({ } failure, _) => ($"Not saved: {failure}", "failed"),
            (null, > 0) => ("Saving…", "saving"),
            _ => (string.Create(CultureInfo.InvariantCulture, $"Saved, version {Version}"), "saved"),
        };
}
