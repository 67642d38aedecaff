using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Harness;

/// <summary>How the browser is found.</summary>
public sealed class ChromiumTests
{
    [Fact]
    public void FindInstalled_PrefersTheSearchPath()
    {
        var folder = Directory.CreateTempSubdirectory("draft-studio-");
        try
        {
            var program = Path.Combine(folder.FullName, OperatingSystem.IsWindows() ? "chromium.exe" : "chromium");
            File.WriteAllText(program, "");

            Assert.Equal(program, Chromium.FindInstalled(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Acquire_NamesAProgramThatExistsOrLeavesItToPlaywright()
    {
        var program = await Chromium.AcquireAsync(TestContext.Current.CancellationToken);

        Assert.True(program is null || File.Exists(program));
    }
}
