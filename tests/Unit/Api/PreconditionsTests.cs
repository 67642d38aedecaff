using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed class PreconditionsTests
{
    [Theory]
    [InlineData(null, null, "newest")]
    [InlineData(null, 3, "exactly 3 from body")]
    [InlineData("\"7\"", 3, "exactly 7 from header")]
    [InlineData("*", 3, "newest")]
    [InlineData("W/\"7\"", null, "exactly -1 from header")]
    [InlineData("\"abc\"", null, "exactly -1 from header")]
    [InlineData("\"-7\"", null, "exactly -1 from header")]
    [InlineData("7", null, "invalid_precondition")]
    [InlineData("", null, "invalid_precondition")]
    [InlineData("\"7\", \"8\"", null, "invalid_precondition")]
    public void Read_HeaderAndMember_GiveOnePrecondition(string? header, int? expected, string outcome)
    {
        var context = new DefaultHttpContext();
        if (header is not null)
        {
            context.Request.Headers.IfMatch = header;
        }

        var result = Preconditions.Read(context.Request, expected);

        Assert.Equal(
            outcome,
            result.Match(
                static precondition =>
                    precondition.Match(
                        static () => "newest",
                        static (version, fromHeader) => $"exactly {version} from {(fromHeader ? "header" : "body")}",
                        static version => $"based on {version}"
                    ),
                static error => ((DraftError.Invalid)error).Code
            )
        );
    }

    [Theory]
    [InlineData("$", "")]
    [InlineData("$.a.b[0]", "/a/b/0")]
    [InlineData("$['a.b']['c/d'].e", "/a.b/c~1d/e")]
    public void FromJsonPath_WritesAPointer(string path, string pointer) =>
        Assert.Equal(pointer, JsonPointer.FromJsonPath(path));
}
