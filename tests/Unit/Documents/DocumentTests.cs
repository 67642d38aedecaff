using DraftStudio.Core.Documents;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentTests
{
    private static readonly LeafNode Node = LeafNode.Of("node");
    private static readonly DocumentPath Deep = DocumentPath.Parse("/a/b/c");

    [Fact]
    public void With_MakesMapsOnTheWay_AndWithoutLeavesThem()
    {
        var document = Document.Empty.With(Deep, Node);

        Assert.Same(Node, document.At(Deep));
        Assert.True(DocumentNode.Same(MapNode.Empty, document.Without(Deep).At(DocumentPath.Parse("/a/b"))));
        Assert.NotEqual(Document.Empty.Hash, document.Without(Deep).Hash);
    }

    [Fact]
    public void With_ThroughALeaf_Throws()
    {
        var document = Document.Empty.With(DocumentPath.Parse("/a"), Node);

        Assert.Throws<InvalidOperationException>(() => document.With(Deep, Node));
        Assert.Null(document.At(Deep));
        Assert.Same(document, document.Without(Deep));
    }

    [Fact]
    public void With_WhatIsThere_IsTheSameDocument()
    {
        var document = Document.Empty.With(Deep, Node);

        Assert.Same(document, document.With(Deep, LeafNode.Of("node")));
        Assert.Same(document, document.Without(DocumentPath.Parse("/a/x/c")));
    }

    [Fact]
    public void With_AtTheRoot_TakesAMapOnly()
    {
        var map = MapNode.Empty.With("a", Node);

        Assert.Same(map, Document.Empty.With(DocumentPath.Root, map).At(DocumentPath.Root));
        Assert.Throws<InvalidOperationException>(() => Document.Empty.With(DocumentPath.Root, Node));
        Assert.Empty(new Document(map).Without(DocumentPath.Root).Root);
    }

    [Fact]
    public void Apply_AnEdit_GoesAfterTheTextsOwn()
    {
        var text = TextNode.Of(null, 0).With([new TextEdit(0, "", "a")]);
        var edit = new TextEdit(1, "", "b");
        var edited = Of(("/t", text)).Apply([Change.Edit(DocumentPath.Parse("/t"), [edit])]);

        Assert.Equal([.. text.Edits, edit], Assert.IsType<TextNode>(edited.At(DocumentPath.Parse("/t"))).Edits);
    }

    [Fact]
    public void Apply_AnEditOfNoText_Throws() =>
        Assert.Throws<InvalidOperationException>(() =>
            Of(("/t", Node)).Apply([Change.Edit(DocumentPath.Parse("/t"), [new TextEdit(0, "", "a")])])
        );
}
