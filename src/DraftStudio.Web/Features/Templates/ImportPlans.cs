using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the route of an import answered, as people read it. Pure.</summary>
internal static class ImportPlans
{
    private const int Longest = 600;

    public static ImportPlan Of(TemplateImportWire wire) =>
        new()
        {
            Hash = wire.Plan,
            Added = Files(wire, "added"),
            Changed = Files(wire, "changed"),
            Removed = Files(wire, "removed"),
            Same = wire.Files.Count(static file => file.Change == "same"),
            Kept = wire.Files.Count(static file => file.Change == "kept"),
            Members =
            [
                .. wire.Inputs.SelectMany(static item => Item("inputs", "Input", item)),
                .. wire.Processors.SelectMany(static item => Item("processors", "Processor", item)),
                .. wire.Settings.Select(static member => Member(member, "Settings")),
                .. wire.HandlerOptions.Select(static member => Member(member, "Handler options")),
                .. wire.Template.Select(static member => Member(member, "Template")),
            ],
        };

    private static ImmutableArray<ImportPlanFile> Files(TemplateImportWire wire, string change) =>
        [
            .. wire
                .Files.Where(file => file.Change == change)
                .Select(static file => new ImportPlanFile(file.FileName, file.OldSize, file.NewSize)),
        ];

    private static ChangeLine Member(ChangedMemberWire member, string group)
    {
        var path = DocumentPath.Parse(member.Pointer);
        var below = path.Segments.Length > 1 ? path.Segments[1..] : path.Segments;
        return new ChangeLine(
            path,
            $"{group} › {string.Join(" › ", below.Select(MemberMap.Unescape))}",
            TextOf(member.Before),
            TextOf(member.After)
        );
    }

    private static IEnumerable<ChangeLine> Item(string list, string noun, ChangedItemWire item)
    {
        var path = DocumentPath.Of(list, item.Id);
        var label = string.IsNullOrWhiteSpace(item.Name) ? noun : $"{noun} {item.Name}";
        switch (item.Change)
        {
            case "added":
                return [new ChangeLine(path, label, null, "added")];
            case "removed":
                return [new ChangeLine(path, label, "removed", null)];
            case "moved":
                return [new ChangeLine(path, label, null, "moved")];
            default:
                var (before, after) = (MembersOf(item.Before), MembersOf(item.After));
                return before
                    .Keys.Union(after.Keys, StringComparer.Ordinal)
                    .Select(name => new ChangeLine(
                        path.Child(name),
                        $"{label}: {name}",
                        before.GetValueOrDefault(name),
                        after.GetValueOrDefault(name)
                    ))
                    .Where(static line => line.Before != line.After);
        }
    }

    private static Dictionary<string, string?> MembersOf(JsonElement? item) =>
        item is { ValueKind: JsonValueKind.Object } members
            ? members
                .EnumerateObject()
                .ToDictionary(
                    static member => member.Name,
                    static member => TextOf(member.Value),
                    StringComparer.Ordinal
                )
            : [];

    private static string? TextOf(JsonElement? value)
    {
        var text = value switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            { ValueKind: JsonValueKind.String } json => json.GetString(),
            { } json => json.GetRawText(),
        };
        return text is null || text.Length <= Longest
            ? text
            : text[..(UnicodeText.CutsPair(text, Longest) ? Longest - 1 : Longest)] + "…";
    }
}
