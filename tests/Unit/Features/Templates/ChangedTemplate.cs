using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Templates;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A document of a template, built step by step, and what an editor shows of it beside another.</summary>
internal sealed record ChangedTemplate(Document Document)
{
    public static readonly ChangedTemplate Blank = new(
        new TemplateHeader(
            "Report",
            null,
            "report",
            TemplateTypes.Default,
            "pdf",
            null,
            null,
            MapNode.Empty,
            MapNode.Empty
        ).PutInto(TemplateDocument.Blank)
    );

    public static string Id(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"01890000-0000-7000-8000-{number:D12}");

    /// <summary>A text file; what it says is told by a letter.</summary>
    public ChangedTemplate File(int number, string path, char text = 'a') =>
        new(
            new TemplateFile(
                Id(number),
                path,
                FileRoles.Template,
                "text/html",
                DateTimeOffset.UnixEpoch,
                TextNode.Of(ContentHash.Of([(byte)text]), 1)
            ).PutInto(Document)
        );

    public ChangedTemplate Picture(int number, string path, int size) =>
        new(
            new TemplateFile(
                Id(number),
                path,
                FileRoles.Asset,
                "image/png",
                DateTimeOffset.UnixEpoch,
                LeafNode.FromJson(
                    Encoding.UTF8.GetBytes(
                        $$"""{"blob":"{{ContentHash.Of([(byte)size])}}","size":{{size.ToString(CultureInfo.InvariantCulture)}}}"""
                    )
                )
            ).PutInto(Document)
        );

    public ChangedTemplate Without(int number) => new(Document.Without(TemplateFile.At(Id(number))));

    public ChangedTemplate Input(string id, string json) =>
        new(TemplateItems.Inputs.Put(Document, id, JsonElement.Parse(json), static text => text));

    public ChangedTemplate Settings(string json) =>
        new(
            Document.With(
                TemplateDocument.Settings,
                JsonTree.Read(JsonElement.Parse(json), Document.At(TemplateDocument.Settings), static text => text)
            )
        );

    /// <summary>What an editor shows when the draft began with another.</summary>
    public TemplateView Against(ChangedTemplate origin, Role role = Role.Editor)
    {
        var ann = EngineStory.Person("Ann", 1, role);
        return new TemplateView
        {
            Draft = new Draft
            {
                Workspace = ann.Workspace,
                Id = new DraftId(Guid.Parse(Id(900))),
                Kind = TemplateKind.KindName,
                Artifact = new ArtifactId(Guid.Parse(Id(901))),
                BaseSnapshot = SnapshotId.Empty,
                Snapshot = SnapshotId.Empty,
                Status = DraftStatus.Active,
                Owner = ann.User,
                DocumentHash = Document.Root.Hash,
                CreatedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
                UpdatedBy = ann.User,
            },
            Document = Document,
            Origin = origin.Document,
            Caller = ann,
            Problems = [],
            Findings = ImmutableDictionary<string, ImmutableArray<FileFinding>>.Empty,
        };
    }
}
