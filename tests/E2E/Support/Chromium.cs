using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>Finds a Chromium on this computer, or gets one.</summary>
public static class Chromium
{
    public const string Variable = "DRAFTSTUDIO_CHROMIUM";

    public static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DownloadLimit = TimeSpan.FromMinutes(2);

    private static readonly string[] Commands =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "msedge",
    ];

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin",
        "/usr/local/bin",
        "/snap/bin",
        "/opt/google/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application",
        @"C:\Program Files (x86)\Microsoft\Edge\Application",
    ];

    /// <summary>The path of the browser to start; null for the one that Playwright has downloaded itself.</summary>
    /// <exception cref="InvalidOperationException">There is none and none could be had; the message says what was tried.</exception>
    public static async Task<string?> AcquireAsync(CancellationToken cancellationToken)
    {
        var asked = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(asked))
        {
            return File.Exists(asked)
                ? asked
                : throw new InvalidOperationException($"{Variable} names '{asked}', and there is no such file.");
        }

        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (FindInstalled(path) is { } installed)
        {
            return installed;
        }

        var tried = new StringBuilder();
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            tried.AppendLine(await InstallAsync(cancellationToken));
            if (FindInstalled(path) is { } fresh)
            {
                return fresh;
            }
        }

        var download = await DownloadAsync(cancellationToken);
        if (download is null)
        {
            return null;
        }

        tried.AppendLine(download);
        throw new InvalidOperationException(
            $"The browser tests need a Chromium and found none. Install one, or let {Variable} name its program.{Environment.NewLine}"
                + tried
        );
    }

    /// <summary>The first browser on the given search path or in the usual places; null when there is none.</summary>
    public static string? FindInstalled(string searchPath)
    {
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(UsualPlaces);
        foreach (var folder in folders)
        {
            if (File.Exists(folder) && UsualPlaces.Contains(folder, StringComparer.Ordinal))
            {
                return folder;
            }

            foreach (var command in Commands)
            {
                var file = Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command);
                if (File.Exists(file))
                {
                    return file;
                }
            }
        }

        return null;
    }

    private static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Chromium's recommended packages do not install everywhere, and the tests need none of them.
            return await RunAsync(
                "sh",
                ["-c", "apt-get update && apt-get install -y --no-install-recommends chromium"],
                InstallLimit,
                cancellationToken
            );
        }
        catch (Win32Exception e)
        {
            return $"apt-get: {e.Message}";
        }
    }

    private static async Task<string?> DownloadAsync(CancellationToken cancellationToken)
    {
        // Not through the library's Main: it cannot be stopped, and a blocked network would hold the tests up for long.
        var driver = Path.Combine(AppContext.BaseDirectory, ".playwright");
        var system = OperatingSystem.IsWindows()
            ? "win32_x64"
            : (OperatingSystem.IsMacOS() ? "darwin-" : "linux-")
                + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");
        var node = Path.Combine(driver, "node", system, OperatingSystem.IsWindows() ? "node.exe" : "node");
        var script = Path.Combine(driver, "package", "cli.js");
        try
        {
            var answer = await RunAsync(
                node,
                [script, "install", "chromium-headless-shell"],
                DownloadLimit,
                cancellationToken
            );
            return answer.StartsWith("exit 0", StringComparison.Ordinal) ? null : "Playwright's download: " + answer;
        }
        catch (Win32Exception e)
        {
            return $"Playwright's download: {e.Message}";
        }
    }

    /// <summary>Runs a command to its end or to the limit; "exit N" and the end of its output.</summary>
    private static async Task<string> RunAsync(
        string command,
        string[] arguments,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            },
        };
        process.StartInfo.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        var lines = new OutputTail();
        process.OutputDataReceived += (_, line) => lines.Add(line.Data);
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return $"{command} was stopped after {limit.TotalMinutes:0} minutes.{Environment.NewLine}{lines}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return $"exit {process.ExitCode}: {command} {string.Join(' ', arguments)}{Environment.NewLine}{lines}";
    }
}
