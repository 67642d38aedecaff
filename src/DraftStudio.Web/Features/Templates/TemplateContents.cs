using System.Collections.Immutable;
using System.Text;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Reads what a template's page shows.</summary>
internal sealed class TemplateContents(DraftEngine engine, TemplateFiles files)
{
    /// <summary>More are counted and not listed: the whole is an export away.</summary>
    public const int MostFiles = 200;

    private const int MostMembers = 60;
    private const int Longest = 160;

    public async Task<TemplateContent> ReadAsync(
        IDraftReader reader,
        Artifact artifact,
        Revision revision,
        CancellationToken cancellationToken
    )
    {
        var document = await LoadAsync(revision.Snapshot);
        var published = revision.Snapshot == artifact.HeadSnapshot ? document : await LoadAsync(artifact.HeadSnapshot);
        var header = TemplateHeader.Of(document);
        var all = TemplateFiles.List(document);
        ImmutableArray<TemplateFile> shown = [.. all.Take(MostFiles)];
        var facts = await files.MeasureAsync(reader, artifact.Workspace, shown, cancellationToken);
        var names = all.ToDictionary(
            static file => file.Id,
            static file => file.Path,
            StringComparer.OrdinalIgnoreCase
        );
        return new TemplateContent
        {
            Type = header.Type,
            Handler = header.Handler,
            Slug = header.Slug,
            Description = header.Description,
            LetterheadId = header.LetterheadId,
            Files =
            [
                .. shown.Select(file => new TemplateContentFile(
                    file.Id,
                    file.Path,
                    file.Role,
                    file.ContentType,
                    facts[file.Id].Size,
                    file.Id == header.TemplateFileId,
                    TemplateFile.Find(published, file.Id) is { } live && live.Contents.Hash == file.Contents.Hash
                        ? $"/api/templates/{artifact.Id}/files/{file.Id}/contents"
                        : null
                )),
            ],
            FileCount = all.Length,
            Inputs =
            [
                .. TemplateItems
                    .Inputs.Read(document)
                    .Select(static input =>
                        (
                            TextOf(input.Value, "name") ?? "",
                            TextOf(input.Value, "label"),
                            TextOf(input.Value, "driver"),
                            (input.Value as MapNode)?.Find("required") is LeafNode { Json.Span: [(byte)'t', ..] }
                        )
                    ),
            ],
            Processors =
            [
                .. TemplateItems
                    .Processors.Read(document)
                    .Select(static processor =>
                        (TextOf(processor.Value, "name") ?? "", TextOf(processor.Value, "type") ?? "")
                    ),
            ],
            Settings = Summarise(header.Settings, names),
            HandlerOptions = Summarise(header.HandlerOptions, names),
        };

        Task<Document> LoadAsync(SnapshotId snapshot) =>
            engine.LoadAsync(reader, artifact.Workspace, TemplateKind.KindName, snapshot, cancellationToken);
    }

    /// <summary>Leaves by their way; the id of a file is shown as the file's name.</summary>
    private static ImmutableArray<(string Name, string Value)> Summarise(
        MapNode tree,
        Dictionary<string, string> files
    ) => [.. Leaves("", tree, files).Take(MostMembers)];

    private static IEnumerable<(string Name, string Value)> Leaves(
        string prefix,
        MapNode tree,
        Dictionary<string, string> files
    )
    {
        foreach (var (name, node) in JsonTree.Members(tree))
        {
            if (node is MapNode { Count: > 0 } inner && JsonTree.Members(inner).Any())
            {
                foreach (var leaf in Leaves($"{prefix}{name}.", inner, files))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (prefix + name, Short(ValueOf(node, files)));
            }
        }
    }

    private static string ValueOf(DocumentNode node, Dictionary<string, string> files) =>
        node switch
        {
            LeafNode leaf when leaf.AsString() is { } text => files.GetValueOrDefault(text, text),
            LeafNode { Json.Span: [(byte)'n', ..] } => "–",
            LeafNode leaf => Encoding.UTF8.GetString(leaf.Json.Span),
            _ => "{}",
        };

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(UnicodeText.CutsPair(text, Longest) ? Longest - 1 : Longest)] + "…";

    private static string? TextOf(DocumentNode item, string member) =>
        ((item as MapNode)?.Find(member) as LeafNode)?.AsString() is { Length: > 0 } text ? text : null;
}
