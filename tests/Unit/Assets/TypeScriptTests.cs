using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace DraftStudio.Tests.Unit.Assets;

public sealed class TypeScriptTests
{
    /// <summary>The scripts' own tests, run by node: `dotnet test` is the one command.</summary>
    [Fact]
    public async Task Scripts_PassTheirTests()
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, ["test", "--silent"])
        {
            WorkingDirectory = AssetsFolder(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");
        var token = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0, await output + await errors);
        Assert.Matches("# pass [1-9]", await output);
    }

    private static string AssetsFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../wwwroot-assets")); // a source file has a folder
}
