using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What a template's other members have to do with its files: which are rendered, and with what.</summary>
internal static class TemplateUses
{
    /// <summary>The names under which a rendering is given what the items make.</summary>
    public static ImmutableArray<string> NamesOf(Document document, TemplateItems items) =>
        [
            .. items
                .Read(document)
                .Select(static item => TemplateItems.NameOf(item.Value))
                .OfType<string>()
                .Where(static name => name.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// The template files that are rendered by themselves: the primary one, and those that settings and options name (a
    /// header). None where there is no primary one: then nobody knows what uses what.
    /// </summary>
    public static ImmutableArray<string> RootsOf(Document document, ParsedFiles files)
    {
        var all = TemplateDocument.FilesOf(document);
        if (
            TemplateDocument.TextAt(document, TemplateDocument.TemplateFileId) is not { Length: > 0 } primary
            || PathOf(primary) is not { } first
        )
        {
            return [];
        }

        return
        [
            .. Strings(document, [TemplateDocument.Settings, TemplateDocument.HandlerOptions])
                .Select(PathOf)
                .OfType<string>()
                .Prepend(first)
                .Distinct(StringComparer.Ordinal),
        ];

        string? PathOf(string id) =>
            all.Find(id) is { } node && TemplateFile.PathOf(node) is var path && files.Find(path) is not null
                ? path
                : null;
    }

    /// <summary>Whether a name is in a text of a processor, of settings or of options: a query takes an input too.</summary>
    public static bool Mentions(Document document, string name) =>
        Strings(document, [TemplateItems.Processors.Items, TemplateDocument.Settings, TemplateDocument.HandlerOptions])
            .Any(text => text.Contains(name, StringComparison.Ordinal));

    private static IEnumerable<string> Strings(Document document, IEnumerable<DocumentPath> paths) =>
        paths
            .SelectMany(path => JsonTree.Strings(path, TemplateDocument.MapAt(document, path)))
            .Select(static found => found.Text);
}
