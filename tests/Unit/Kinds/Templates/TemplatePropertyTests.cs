using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates;

/// <summary>What holds for every template: ids of files there and back, names, merges.</summary>
public sealed class TemplatePropertyTests
{
    private static readonly Gen<Guid> Ids = Gen.Choose(0, 255)
        .ArrayOf(16)
        .Select(static bytes => new Guid([.. bytes.Select(static value => (byte)value)]));

    /// <summary>JSON as deep as it comes, with ids of files among its strings: those of files that there are, and others.</summary>
    private static Gen<string> Trees(Guid[] files, int depth) =>
        depth == 0
            ? Leaves(files)
            : Gen.OneOf(
                Leaves(files),
                Trees(files, depth - 1).ArrayOf().Resize(3).Select(static items => $"[{string.Join(',', items)}]"),
                (
                    from names in Gen.Elements("a", "b", "~order", "é", "headerFileId").ArrayOf().Resize(4)
                    from values in Trees(files, depth - 1).ArrayOf(4)
                    select "{"
                        + string.Join(
                            ',',
                            names
                                .Distinct(StringComparer.Ordinal)
                                .Zip(values, static (name, value) => $"\"{name}\":{value}")
                        )
                        + "}"
                )
            );

    private static Gen<string> Leaves(Guid[] files) =>
        Gen.OneOf(
            Gen.Elements("null", "true", "1.50", "-0", "1e-7", "\"text\"", "\"\""),
            Gen.Elements(files).Select(static id => $"\"{id}\""),
            Ids.Select(static id => $"\"{id}\"")
        );

    private static readonly Arbitrary<(Guid Draft, Guid[] Files, string Json)> Drafts = Arb.From(
        from draft in Ids
        from files in Ids.NonEmptyListOf().Select(static list => list.Distinct().ToArray())
        from json in Trees(files, 4)
        select (draft, files, json)
    );

    [Fact]
    public void Ids_GoThereAndBack_AtAnyDepth() =>
        Prop.ForAll(
                Drafts,
                static sample =>
                {
                    var ids = new DraftFileIds(new DraftId(sample.Draft), FilesOf(sample.Files));
                    var tree = Read(sample.Json, static text => text);
                    var wire = JsonTree.ToElement(tree, ids.ToWire);
                    var back = JsonTree.Read(wire, tree, ids.FromWire);
                    var text = wire.GetRawText();
                    return DocumentNode.Same(tree, back)
                        && sample.Files.All(file =>
                            !text.Contains(file.ToString("D"), StringComparison.Ordinal)
                            && ids.FromWire(ids.ToWire(file.ToString("D"))) == file.ToString("D")
                            && ids.Find(file.ToString("D")) == file.ToString("D")
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ids_OfWhatIsPublished_AreThoseOfTheDocument() =>
        Prop.ForAll(
                Drafts,
                static sample =>
                {
                    var ids = new DraftFileIds(null, FilesOf(sample.Files));
                    var tree = Read(sample.Json, static text => text);
                    return JsonTree.ToElement(tree, ids.ToWire).GetRawText() == sample.Json
                        && DocumentNode.Same(tree, Read(sample.Json, ids.FromWire));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Trees_ComeBackAsTheyWere() =>
        Prop.ForAll(
                Drafts,
                static sample =>
                    JsonTree.ToElement(Read(sample.Json, static text => text), static text => text).GetRawText()
                    == sample.Json
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void ARename_TouchesOnePath_AndTheIndexFollows() =>
        Prop.ForAll(
                Arb.From(
                    from files in Ids.NonEmptyListOf().Select(static list => list.Distinct().ToArray())
                    from which in Gen.Choose(0, 1000)
                    from names in Gen.Choose(0, 40).ArrayOf(5)
                    select (Files: files, Which: which, Names: names)
                ),
                static sample =>
                {
                    var document = TemplateDocument.Blank.With(TemplateDocument.Files, FilesOf(sample.Files));
                    var id = sample.Files[sample.Which % sample.Files.Length].ToString("D");
                    foreach (var number in sample.Names)
                    {
                        var before = document;
                        var name = string.Create(CultureInfo.InvariantCulture, $"Moved/{number}.html");
                        var file = TemplateFile.Find(document, id)!; // One of the files.
                        var changed = TemplateFiles.Change(document, file, new FileChange(name, null, null, null));
                        if (!changed.TryGet(out document!, out _))
                        {
                            return false;
                        }

                        var index = FileIndex.Of(TemplateDocument.FilesOf(document));
                        if (
                            DocumentDiff.Between(before, document).Length > 1
                            || !index.Find(name.ToUpperInvariant()).SequenceEqual([id])
                            || (file.Path != name && !index.Find(file.Path).IsEmpty)
                        )
                        {
                            return false;
                        }
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merges_OfDifferentFiles_TakeBoth_InEitherOrder() =>
        Prop.ForAll(
                Arb.From(
                    from files in Ids.NonEmptyListOf().Select(static list => list.Distinct().ToArray())
                    from live in Gen.Choose(0, 1).ArrayOf(files.Length)
                    select (Files: files, Live: live)
                ),
                static sample =>
                {
                    var origin = TemplateDocument.Blank.With(TemplateDocument.Files, FilesOf(sample.Files));
                    var (live, mine) = (origin, origin);
                    for (var i = 0; i < sample.Files.Length; i++)
                    {
                        var path = TemplateFile.At(sample.Files[i].ToString("D")).Child(TemplateFile.RoleMember);
                        var change = LeafNode.Of(FileRoles.Data);
                        (live, mine) =
                            sample.Live[i] == 1 ? (live.With(path, change), mine) : (live, mine.With(path, change));
                    }

                    var there = DocumentMerge.Merge(origin, live, mine);
                    var back = DocumentMerge.Merge(origin, mine, live);
                    return there.Conflicts.IsEmpty
                        && there.Merged.Hash == back.Merged.Hash
                        && TemplateFiles.List(there.Merged).All(static file => file.Role == FileRoles.Data);
                }
            )
            .QuickCheckThrowOnFailure();

    private static MapNode FilesOf(IEnumerable<Guid> ids) =>
        TemplateDocument.FilesOf(
            ids.Aggregate(
                TemplateDocument.Blank,
                static (document, id) =>
                    new TemplateFile(
                        id.ToString("D"),
                        $"{id}.html",
                        FileRoles.Asset,
                        "text/html",
                        DateTimeOffset.UnixEpoch,
                        TextNode.Of(null, 0)
                    ).PutInto(document)
            )
        );

    private static DocumentNode Read(string text, Func<string, string> ids)
    {
        using var json = JsonDocument.Parse(text);
        return JsonTree.Read(json.RootElement, null, ids);
    }
}
