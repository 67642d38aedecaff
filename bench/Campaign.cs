using System.Diagnostics;

namespace DraftStudio.Bench;

/// <summary>The faults that the studio must bear, in full number; the tests themselves are the browser tests' project's.</summary>
internal static class Campaign
{
    private const string Rounds = "1000";

    /// <summary>Runs them and shows what the test runner says; its exit code.</summary>
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "test",
                BenchFacts.BrowserTests,
                "-c",
                "Release",
                "--filter",
                "FullyQualifiedName~Campaigns.KillCampaign",
                "--logger",
                "console;verbosity=normal",
            ]
        )
        {
            UseShellExecute = false,
        };
        start.Environment.TryAdd("DRAFTSTUDIO_CAMPAIGN", Rounds);
        using var tests = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        try
        {
            await tests.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!tests.HasExited)
            {
                tests.Kill(entireProcessTree: true);
            }
        }

        return tests.ExitCode;
    }
}
