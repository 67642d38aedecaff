using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentJsonTests
{
    [Fact]
    public void Read_OfWhatWasWritten_IsTheDocument() =>
        Prop.ForAll(
                DocumentGen.Documents,
                document =>
                {
                    var json = DocumentJson.Write(document);
                    var read = DocumentJson.Read(json);
                    return read.Hash == document.Hash && DocumentJson.Write(read).SequenceEqual(json);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void ReadChanges_OfWhatWasWritten_AreTheChanges() =>
        Prop.ForAll(
                Pairs,
                pair =>
                {
                    var changes = DocumentDiff.Between(pair.Before, pair.After);
                    var read = DocumentJson.ReadChanges(DocumentJson.WriteChanges(changes));
                    return read.Length == changes.Length
                        && read.Zip(changes)
                            .All(two =>
                                two.First.Path == two.Second.Path
                                && DocumentNode.Same(two.First.Before, two.Second.Before)
                                && DocumentNode.Same(two.First.After, two.Second.After)
                                && two.First.Edits.SequenceEqual(two.Second.Edits)
                            );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Write_KeepsEachSortOfNodeApart()
    {
        var document = Of(
            ("/leaf", Json("1.0")),
            ("/map", MapNode.Empty),
            ("/object", Json("{ }")),
            ("/text", TextNode.Of(null, 0).With([new TextEdit(0, "", "é\"")]))
        );

        Assert.Equal(
            """{"version":1,"root":{"leaf":1.0,"map":{},"object":[{ }],"text":[null,0,[[0,"","é\""]]]}}""",
            Encoding.UTF8.GetString(DocumentJson.Write(document))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"version\":2,\"root\":{}}")]
    [InlineData("{\"version\":1.5,\"root\":{}}")]
    [InlineData("{\"root\":{},\"version\":1}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"root\":1}")]
    [InlineData("{\"version\":1,\"root\":{},\"more\":1}")]
    [InlineData("{\"version\":1,\"root\":{}} x")]
    [InlineData("{\"version\":1,\"root\":{}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":1,\"b\":1,\"\\u0061\":2}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[{\"a\":1,\"a\":1}]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":\"\\ud83d\"}}")]
    [InlineData("{\"version\":1,\"root\":{\"\\ud83d\":1}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[1]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[{},{}]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[\"00\",0,[]]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[null,1,[]]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[null,-1,[]]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[null,0,[[1,\"\",\"a\"]]]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[null,0,[[0,\"\",\"\"]]]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[null,0,[[0,\"\"]]]}}")]
    [InlineData("{\"version\":1,\"root\":{\"a\":[null,0]}}")]
    public void Read_OfSomethingElse_Throws(string json) =>
        Assert.ThrowsAny<JsonException>(() => DocumentJson.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("{\"version\":1,\"root\":{}}")]
    [InlineData("{\"version\":1,\"changes\":{}}")]
    [InlineData("{\"version\":1,\"changes\":[{}]}")]
    [InlineData("{\"version\":1,\"changes\":[{\"path\":\"a\"}]}")]
    [InlineData("{\"version\":1,\"changes\":[{\"path\":\"/~2\"}]}")]
    [InlineData("{\"version\":1,\"changes\":[{\"path\":null}]}")]
    [InlineData("{\"version\":1,\"changes\":[{\"path\":\"\",\"edits\":[]}]}")]
    [InlineData("{\"version\":1,\"changes\":[{\"path\":\"\",\"after\":1,\"before\":1}]}")]
    [InlineData("{\"version\":1,\"changes\":[{\"path\":\"\",\"before\":1,\"before\":1}]}")]
    public void ReadChanges_OfSomethingElse_Throws(string json) =>
        Assert.ThrowsAny<JsonException>(() => DocumentJson.ReadChanges(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_OfAnyBytes_ReadsOrThrowsJsonException()
    {
        var json = DocumentJson.Write(
            Of(
                ("/a", Json("{\"x\":[1,\"é\"]}")),
                ("/b/c", LeafNode.Of("text")),
                ("/t", TextNode.Of(ContentHash.Of([]), 3).With([new TextEdit(0, "a", "b")]))
            )
        );
        Prop.ForAll(
                ArbMap.Default.GeneratorFor<(int At, byte Value)[]>().ToArbitrary(),
                faults =>
                {
                    var broken = json.ToArray();
                    foreach (var (at, value) in faults)
                    {
                        broken[(at & int.MaxValue) % broken.Length] = value;
                    }

                    try
                    {
                        return DocumentJson.Write(DocumentJson.Read(broken)).Length > 0;
                    }
                    catch (JsonException)
                    {
                        return true;
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
