using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("k", true)]
    [InlineData("a key with spaces ~!", true)]
    [InlineData("", false)]
    [InlineData("tab\t", false)]
    [InlineData("é", false)]
    [InlineData("\u007f", false)]
    public void FromMember_TakesPrintableAscii(string key, bool valid) =>
        Assert.Equal(valid, IdempotencyKey.FromMember(key).Error is null);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void FromMember_TakesTwoHundredCharacters(int length, bool valid) =>
        Assert.Equal(valid, IdempotencyKey.FromMember(new string('k', length)).Error is null);

    [Fact]
    public void FromMember_Invalid_PointsAtTheMember() =>
        Assert.Equal(
            "/idempotency_key",
            Assert.IsType<DraftError.Invalid>(IdempotencyKey.FromMember("").Error).Errors[0].Pointer
        );

    [Fact]
    public void FromHeader_Absent_IsNone() =>
        Assert.Null(
            IdempotencyKey
                .FromHeader(new DefaultHttpContext().Request)
                .Match(static key => key.Value, static _ => "failed")
        );

    [Fact]
    public void FromHeader_Twice_IsRefused()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[IdempotencyKey.HeaderName] = new(["a", "b"]);

        Assert.NotNull(IdempotencyKey.FromHeader(context.Request).Error);
    }

    [Fact]
    public void CanonicalJson_IgnoresOrderAndSpace_KeepsNumbers()
    {
        var one = CanonicalJson.Of("""{ "b": [1.0, {"y":1,"x":"\u0041"}], "a": null }"""u8.ToArray());
        var two = CanonicalJson.Of("""{"a":null,"b":[1.0,{"x":"A","y":1}]}"""u8.ToArray());
        var other = CanonicalJson.Of("""{"a":null,"b":[1,{"x":"A","y":1}]}"""u8.ToArray());

        Assert.True(one.Span.SequenceEqual(two.Span));
        Assert.False(one.Span.SequenceEqual(other.Span));
    }
}
