using System.Diagnostics;

namespace DraftStudio.Bench.Programs;

/// <summary>The scripts of the canvases that are measured, bundled: the studio's own, and another library's.</summary>
internal static class GraphBundles
{
    private static readonly string Source = Path.Combine(BenchFacts.Folder, "Graphs");

    /// <summary>Writes them into the folder; installs what they are made of when it is not there.</summary>
    public static async Task BuildAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Source, "node_modules")))
        {
            await RunAsync(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                ["ci", "--ignore-scripts"],
                cancellationToken
            );
        }

        await RunAsync("node", ["build.mjs", "--out", folder], cancellationToken);
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Source,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = new ProgramOutput(process);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed:{Environment.NewLine}{output}");
        }
    }
}
