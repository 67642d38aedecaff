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
        new("In a workflow's graph", "Walk along the connections", ["↑", "↓", "←", "→"]),
        new("In a workflow's graph", "Select, select several", ["Space", "Shift", "↓"]),
        new("In a workflow's graph", "Move by 4, by 40", ["Alt", "↓", "Shift"]),
        new("In a workflow's graph", "Inspect", ["Enter"]),
        new("In a workflow's graph", "Add a node after this one", ["A"]),
        new("In a workflow's graph", "Connect, on failure", ["C", "F"]),
        new("In a workflow's graph", "Rename", ["F2"]),
        new("In a workflow's graph", "Delete", ["Del"]),
        new("In a workflow's graph", "Duplicate", ["Ctrl", "D"]),
        new("In a workflow's graph", "Cut, copy, paste", ["Ctrl", "X", "C", "V"]),
        new("In a workflow's graph", "Select all", ["Ctrl", "A"]),
        new("In a workflow's graph", "Find", ["Ctrl", "F"]),
        new("In a workflow's graph", "Group, open a group, leave it", ["G", "O", "Backspace"]),
        new("In a workflow's graph", "Lay out", ["L"]),
        new("In a workflow's graph", "Show all, show the selected", ["Shift", "1", "2"]),
        new("In a workflow's graph", "Menu", ["Shift", "F10"]),
        new("In Review", "Next, previous", ["J", "K"]),
        new("In Review", "Open", ["O"]),
        new("In Review", "Accept, reject", ["A", "R"]),
    ];
}
