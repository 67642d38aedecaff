using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What changes of a template are called where nobody said.</summary>
internal static class TemplateLabels
{
    public static string Of(ImmutableArray<Change> changes)
    {
        var labels = changes
            .Select(LabelOf)
            .Where(static label => label.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return labels switch
        {
            [] => "Change template",
            [var only] => only,
            [var first, var second] => $"{first}, {Lower(second)}",
            [var first, ..] => string.Create(
                CultureInfo.InvariantCulture,
                $"{first} and {labels.Count - 1} other changes"
            ),
        };
    }

    private static string LabelOf(Change change)
    {
        var path = change.Path.Segments;
        return path switch
        {
            ["files", _] => (change.Before, change.After) switch
            {
                (null, { } added) => $"Add {TemplateFile.PathOf(added)}",
                ({ } removed, null) => $"Delete {TemplateFile.PathOf(removed)}",
                _ => "Replace a file",
            },
            ["files", _, TemplateFile.PathMember] =>
                $"Rename {(change.Before as LeafNode)?.AsString()} to {(change.After as LeafNode)?.AsString()}",
            ["files", _, TemplateFile.ContentsMember] => "Edit a file",
            ["files", ..] => "Change a file",
            ["template", "settings", ..] => "Change settings",
            ["template", "handlerOptions", ..] => "Change handler options",
            ["template", "templateFileId"] => "Choose the primary file",
            ["template", "letterheadId"] => "Set letterhead",
            ["template", var member] => $"Set {member}",
            ["processors", _] => Item(change, "processor"),
            ["inputs", _] => Item(change, "input"),
            ["processors", ..] => "Change processor",
            ["inputs", ..] => "Change input",
            // An item that comes or goes has an order key that does so too.
            ["processorOrder", _] => change is { Before: not null, After: not null } ? "Move processor" : "",
            ["inputOrder", _] => change is { Before: not null, After: not null } ? "Move input" : "",
            _ => "Change template",
        };
    }

    private static string Item(Change change, string noun)
    {
        var verb =
            change.Before is null ? "Add"
            : change.After is null ? "Delete"
            : "Change";
        var name = TemplateItems.NameOf(change.After ?? change.Before ?? MapNode.Empty);
        return string.IsNullOrWhiteSpace(name) ? $"{verb} {noun}" : $"{verb} {noun} {name}";
    }

    private static string Lower(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
