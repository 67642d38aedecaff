using System.Text.RegularExpressions;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed partial class DocsPageTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Page_ShowsEveryOperation_AndLoadsNothingFromElsewhere()
    {
        using var client = host.Browser();

        var page = await client.GetStringAsync("/docs/api", TestContext.Current.CancellationToken);

        Assert.Contains("POST /api/users", page, StringComparison.Ordinal);
        Assert.Contains("idempotency_key_reused", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Foreign(), page);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("(src|href)=\"(https?:)?//", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();
}
