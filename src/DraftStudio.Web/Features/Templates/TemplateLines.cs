using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What differs in a template, in words: files by name with the lines that changed, inputs and processors by theirs.</summary>
internal sealed class TemplateLines
{
    /// <summary>More is counted and not told.</summary>
    private const int Most = 300;

    /// <summary>Of so many files the lines are shown; of more, that they changed.</summary>
    private const int MostTexts = 30;

    private const int MostLines = 12;
    private const int Longest = 600;

    private static readonly ImmutableArray<string> Orders = ["inputOrder", "processorOrder"];

    private readonly IDraftReader reader;
    private readonly WorkspaceId workspace;
    private readonly Document document;
    private readonly ImmutableArray<ChangeLine>.Builder lines = ImmutableArray.CreateBuilder<ChangeLine>();
    private int texts;

    private TemplateLines(IDraftReader reader, WorkspaceId workspace, Document document)
    {
        this.reader = reader;
        this.workspace = workspace;
        this.document = document;
    }

    /// <param name="reader">Where contents are read.</param>
    /// <param name="workspace">Whose they are.</param>
    /// <param name="document">As it is with the changes: it names files and items.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImmutableArray<ChangeLine>> OfAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Change> changes,
        CancellationToken cancellationToken
    )
    {
        var telling = new TemplateLines(reader, workspace, document);
        foreach (var change in changes.OrderBy(RankOf).Take(Most))
        {
            await telling.TellAsync(change, cancellationToken);
        }

        if (changes.Length > Most)
        {
            telling.Add(
                DocumentPath.Root,
                "And more",
                null,
                string.Create(CultureInfo.InvariantCulture, $"{changes.Length - Most:N0} further differences")
            );
        }

        if (telling.lines.Count == 0 && !changes.IsEmpty)
        {
            telling.Add(changes[0].Path, "Order", null, TemplateLabels.Of(changes));
        }

        return telling.lines.ToImmutable();
    }

    /// <summary>What a place in a template's document is called.</summary>
    public static string LabelOf(Document? document, DocumentPath path) =>
        path.Segments switch
        {
            ["files", var id] => FileOf(document, id),
            ["files", var id, TemplateFile.ContentsMember] => FileOf(document, id),
            ["files", var id, TemplateFile.PathMember] => $"{FileOf(document, id)}: name",
            ["files", var id, TemplateFile.ContentTypeMember] => $"{FileOf(document, id)}: content type",
            ["files", var id, var member, ..] => $"{FileOf(document, id)}: {member}",
            ["inputs", var id, .. var below] => Item(document, TemplateItems.Inputs, id, below),
            ["processors", var id, .. var below] => Item(document, TemplateItems.Processors, id, below),
            ["inputOrder", ..] => "Order of inputs",
            ["processorOrder", ..] => "Order of processors",
            ["template", "handlerOptions", .. var below] => Tree("Handler options", below),
            ["template", "settings", .. var below] => Tree("Settings", below),
            ["template", "templateFileId"] => "Primary file",
            ["template", "letterheadId"] => "Letterhead",
            ["template", var member, ..] => Capital(member),
            _ => "Template",
        };

    private static int RankOf(Change change) =>
        change.Path.Segments switch
        {
            ["files", _] => change.Before is null ? 0 : 1,
            ["files", ..] => 2,
            ["inputs", ..] => 3,
            ["processors", ..] => 4,
            _ => 5,
        };

    private async Task TellAsync(Change change, CancellationToken cancellationToken)
    {
        switch (change.Path.Segments)
        {
            case [var order, ..] when Orders.Contains(order, StringComparer.Ordinal):
                Moved(change);
                break;
            case [.., MemberMap.OrderMember] or [.., MemberMap.OrderMember, _]:
                break;
            case ["files", _]:
                Add(
                    change.Path,
                    TemplateFile.PathOf(change.After ?? change.Before),
                    change.Before is null ? null : "a file",
                    change.After is null ? null : "a file"
                );
                break;
            case ["files", _, TemplateFile.ContentsMember]:
                await ContentsAsync(change, cancellationToken);
                break;
            case ["template", "templateFileId"]:
                Add(change.Path, "Primary file", Name(change.Before), Name(change.After));
                break;
            default:
                Add(change.Path, LabelOf(document, change.Path), TextOf(change.Before), TextOf(change.After));
                break;
        }
    }

    /// <summary>An item that comes or goes has an order key that does so too.</summary>
    private void Moved(Change change)
    {
        if (change is { Before: not null, After: not null, Path.Segments: [var order, var id] })
        {
            var items = order == Orders[0] ? TemplateItems.Inputs : TemplateItems.Processors;
            Add(change.Path, Item(document, items, id, []), null, "moved");
        }
    }

    private async Task ContentsAsync(Change change, CancellationToken cancellationToken)
    {
        var label = LabelOf(document, change.Path);
        if (!change.IsEdit && change is not { Before: TextNode, After: TextNode })
        {
            Add(change.Path, label, "other contents", "new contents");
            return;
        }

        if (++texts > MostTexts)
        {
            Add(change.Path, label, null, "changed");
            return;
        }

        var (before, after) = await TextsAsync(change, cancellationToken);
        var hunks = TextHunks.Between(before, after);
        if (!hunks.IsEmpty)
        {
            Add(change.Path, label, Lines(hunks, '-'), Lines(hunks, '+'));
        }
    }

    /// <summary>The text without the change and with it.</summary>
    private async Task<(string Before, string After)> TextsAsync(Change change, CancellationToken cancellationToken)
    {
        if (change is { Before: TextNode was, After: TextNode now })
        {
            return (
                await DraftDocuments.LoadTextAsync(reader, workspace, was, cancellationToken),
                await DraftDocuments.LoadTextAsync(reader, workspace, now, cancellationToken)
            );
        }

        try
        {
            if (document.At(change.Path) is TextNode edited)
            {
                var text = await DraftDocuments.LoadTextAsync(reader, workspace, edited, cancellationToken);
                return (TextEdits.Apply(text, change.Invert().Edits), text);
            }
        }
        catch (ArgumentException)
        {
            // The text went on since: the edits are told by themselves.
        }

        return (
            string.Join('\n', change.Edits.Select(static edit => edit.Remove)),
            string.Join('\n', change.Edits.Select(static edit => edit.Insert))
        );
    }

    private void Add(DocumentPath path, string label, string? before, string? after) =>
        lines.Add(new ChangeLine(path, label, before, after));

    private static string? Lines(ImmutableArray<TextHunk> hunks, char sign)
    {
        var all = hunks
            .SelectMany(static hunk => hunk.Lines)
            .Where(line => line.Sign == sign)
            .Select(static line => line.Text)
            .ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var shown = Short(string.Join('\n', all.Take(MostLines)));
        return all.Count > MostLines
            ? string.Create(CultureInfo.InvariantCulture, $"{shown}\n… {all.Count - MostLines:N0} more lines")
            : shown;
    }

    private string? Name(DocumentNode? id) =>
        (id as LeafNode)?.AsString() is { Length: > 0 } file ? FileOf(document, file) : null;

    private static string FileOf(Document? document, string id) =>
        document is not null && TemplateFile.Find(document, id) is { } file ? file.Path : "A deleted file";

    private static string Item(Document? document, TemplateItems items, string id, ImmutableArray<string> below)
    {
        var name = document?.At(items.Items.Child(id)) is { } item ? TemplateItems.NameOf(item) : null;
        var label = string.IsNullOrWhiteSpace(name) ? Capital(items.Noun) : $"{Capital(items.Noun)} {name}";
        return below.IsEmpty ? label : $"{label}: {Way(below)}";
    }

    private static string Tree(string label, ImmutableArray<string> below) =>
        below.IsEmpty ? label : $"{label} › {Way(below)}";

    private static string Way(ImmutableArray<string> below) => string.Join(" › ", below.Select(MemberMap.Unescape));

    public static string? TextOf(DocumentNode? node) =>
        node switch
        {
            null => null,
            LeafNode leaf when leaf.Json.Span is [(byte)'n', ..] => null,
            LeafNode leaf => Short(leaf.AsString() ?? Encoding.UTF8.GetString(leaf.Json.Span)),
            MapNode map => Short(JsonTree.ToElement(map, static text => text).GetRawText()),
            _ => "text",
        };

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(UnicodeText.CutsPair(text, Longest) ? Longest - 1 : Longest)] + "…";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
