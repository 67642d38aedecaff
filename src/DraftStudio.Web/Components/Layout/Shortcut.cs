using System.Collections.Immutable;

namespace DraftStudio.Web.Components.Layout;

/// <summary>A line of the shortcuts dialog.</summary>
public sealed record Shortcut(string Group, string Label, ImmutableArray<string> Keys)
{
    public static ImmutableArray<Shortcut> All { get; } =
    [
        new("Everywhere", "Search or go to", ["Ctrl", "K"]),
        new("Everywhere", "This list", ["?"]),
        new("Everywhere", "Close a dialog or menu", ["Esc"]),
        new("In an editor", "Undo", ["Ctrl", "Z"]),
        new("In an editor", "Redo", ["Ctrl", "Shift", "Z"]),
        new("In Review", "Next, previous", ["J", "K"]),
        new("In Review", "Open", ["O"]),
        new("In Review", "Accept, reject", ["A", "R"]),
    ];
}
