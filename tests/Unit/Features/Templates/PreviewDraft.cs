using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Templates;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>The document of a template's draft, built step by step.</summary>
internal sealed record PreviewDraft(Document Document)
{
    public static readonly DraftId Id = new(Guid.Parse("01890000-0000-7000-8000-0000000000aa"));

    public static PreviewDraft Of(string type = "nunjucks", string handler = "pdf") =>
        new(
            new TemplateHeader(
                "Report",
                null,
                "report",
                type,
                handler,
                null,
                FileId(1),
                MapNode.Empty,
                MapNode.Empty
            ).PutInto(TemplateDocument.Blank)
        );

    public DraftFileIds Ids => new(Id, TemplateDocument.FilesOf(Document));

    public static string FileId(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"01890000-0000-7000-8000-{number:D12}");

    public PreviewDraft File(int number, string path, int length = 0, bool isText = true, string? role = null) =>
        new(
            new TemplateFile(
                FileId(number),
                path,
                role ?? (isText ? FileRoles.Template : FileRoles.Asset),
                isText ? "text/html" : "image/png",
                DateTimeOffset.UnixEpoch,
                isText
                    ? TextNode.Of(length == 0 ? null : ContentHash.Of([(byte)length]), length)
                    : LeafNode.FromJson("""{"blob":"x","size":1}"""u8)
            ).PutInto(Document)
        );

    public PreviewDraft Without(int number) => new(Document.Without(TemplateFile.At(FileId(number))));

    public PreviewDraft Input(string id, string json) =>
        new(TemplateItems.Inputs.Put(Document, id, JsonElement.Parse(json), static text => text));

    public PreviewDraft With(DocumentPath path, string json) =>
        new(Document.With(path, JsonTree.Read(JsonElement.Parse(json), null, static text => text)));

    public TemplateView View() =>
        new()
        {
            Draft = new Draft
            {
                Workspace = EngineStory.Person("Ann", 1, Role.Editor).Workspace,
                Id = Id,
                Kind = TemplateKind.KindName,
                BaseSnapshot = SnapshotId.Empty,
                Snapshot = SnapshotId.Empty,
                Status = DraftStatus.Active,
                Owner = EngineStory.Person("Ann", 1, Role.Editor).User,
                DocumentHash = Document.Root.Hash,
                CreatedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
                UpdatedBy = EngineStory.Person("Ann", 1, Role.Editor).User,
            },
            Document = Document,
            Origin = Document,
            Caller = EngineStory.Person("Ann", 1, Role.Editor),
            Problems = [],
            Findings = ImmutableDictionary<string, ImmutableArray<FileFinding>>.Empty,
        };
}
