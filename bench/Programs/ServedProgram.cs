using System.Collections;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DraftStudio.Bench.Programs;

/// <summary>A web program in a process of its own, started as its users start it.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly string pipe;

    private ServedProgram(Process process, Uri address, string pipe, TimeSpan firstAnswer)
    {
        this.process = process;
        this.pipe = pipe;
        Address = address;
        FirstAnswer = firstAnswer;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Starts it and returns when <paramref name="page"/> answers 200.</summary>
    /// <param name="program">The program's assembly.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="probe">Whether its memory will be asked for.</param>
    public static async Task<ServedProgram> StartAsync(
        string program,
        string folder,
        string page,
        IEnumerable<KeyValuePair<string, string>> settings,
        bool probe,
        CancellationToken cancellationToken
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var probePipe = $"draft-studio-bench-{address.Port}";
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(set => set.Key))
        {
            if (name is string text && IsSetting(text))
            {
                start.Environment.Remove(text);
            }
        }

        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (probe)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ServedProgram).Assembly.Location;
            start.Environment[MemoryProbe.Variable] = probePipe;
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var begun = Stopwatch.GetTimestamp();
        var started = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = new ProgramOutput(started);
        try
        {
            await AnswersAsync(new Uri(address, page), started, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            started.Kill(entireProcessTree: true);
            started.Dispose();
            throw new InvalidOperationException($"{program} did not answer at {page}. {output}", e);
        }

        return new ServedProgram(started, address, probePipe, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Bytes of live objects on its heap, and of the process in memory.</summary>
    public Task<(long Heap, long Process)> MemoryAsync(CancellationToken cancellationToken) =>
        MemoryProbe.ReadAsync(pipe, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static async Task AnswersAsync(Uri page, Process process, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < StartLimit)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"It ended with {process.ExitCode}.");
            }

            try
            {
                using var answer = await client.GetAsync(page, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet; the limit says when that is a failure.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
        }

        throw new TimeoutException($"No answer within {StartLimit.TotalSeconds:0} s.");
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("DraftStudio__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
