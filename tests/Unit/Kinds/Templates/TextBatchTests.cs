using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates;

/// <summary>What a page sends of its typing is read strictly: what does not add up is named, and nothing throws.</summary>
public sealed class TextBatchTests
{
    [Fact]
    public void ABatch_IsRead()
    {
        var read = TextBatch.Read("""{"baseVersion":7,"edits":[{"at":3,"remove":"a","insert":"ä\n"}]}""");

        Assert.True(read.TryGet(out var batch, out _));
        Assert.Equal(7, batch.BaseVersion);
        Assert.Equal(new TextEdit(3, "a", "ä\n"), Assert.Single(batch.Edits));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("[]", "/baseVersion")]
    [InlineData("null", "/baseVersion")]
    [InlineData("""{"edits":[]}""", "/baseVersion")]
    [InlineData("""{"baseVersion":-1,"edits":[]}""", "/baseVersion")]
    [InlineData("""{"baseVersion":1.5,"edits":[]}""", "/baseVersion")]
    [InlineData("""{"baseVersion":"1","edits":[]}""", "/baseVersion")]
    [InlineData("""{"baseVersion":1}""", "/edits")]
    [InlineData("""{"baseVersion":1,"edits":{}}""", "/edits")]
    [InlineData("""{"baseVersion":1,"edits":[1]}""", "/edits/0")]
    [InlineData("""{"baseVersion":1,"edits":[{"at":0,"remove":"","insert":""},{"at":0,"remove":""}]}""", "/edits/1")]
    [InlineData("""{"baseVersion":1,"edits":[{"at":1e99,"remove":"","insert":"x"}]}""", "/edits/0")]
    [InlineData("""{"baseVersion":1,"edits":[{"at":0,"remove":null,"insert":"x"}]}""", "/edits/0")]
    [InlineData("""{"baseVersion":1,"edits":[{"at":0,"remove":"","insert":"\ud800"}]}""", "/edits/0")]
    public void WhatDoesNotAddUp_IsNamed(string text, string pointer)
    {
        Assert.False(TextBatch.Read(text).TryGet(out _, out var error));
        var invalid = Assert.IsType<Core.Drafting.DraftError.Invalid>(error);
        Assert.Equal(pointer, Assert.Single(invalid.Errors).Pointer);
    }
}
