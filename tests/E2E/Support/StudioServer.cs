using System.Collections;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Xunit;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>
/// The real program in a process of its own, on a free port and a data directory of its own. It can be killed as by
/// <c>kill -9</c> and started again on the same data.
/// </summary>
public sealed partial class StudioServer : IAsyncLifetime
{
    public const string AdminEmail = "admin@studio.test";
    public const string AdminPassword = "correct horse battery staple 1A!";
    public const string AdminToken = "test-token-0123456789abcdef0123456789abcdef";

    private readonly StudioServerOptions options;
    private readonly bool ownsData;
    private readonly OutputTail output;
    private Process? process;
    private Uri? address;

    public StudioServer()
        : this(new StudioServerOptions()) { }

    public StudioServer(StudioServerOptions options)
    {
        this.options = options;
        output = new OutputTail(options.LogLines);
        ownsData = options.DataDirectory is null;
        DataDirectory = options.DataDirectory ?? Directory.CreateTempSubdirectory("draft-studio-").FullName;
    }

    public string DataDirectory { get; }

    /// <summary>The address that it listens on; another one after each start.</summary>
    public Uri Address => address ?? throw new InvalidOperationException("The studio is not running.");

    /// <summary>How long a start may take, migrations included.</summary>
    public TimeSpan StartLimit => options.StartLimit;

    /// <summary>The last lines of its log.</summary>
    public OutputTail Output => output;

    /// <summary>The id of the running process.</summary>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The studio is not running.");

    public async ValueTask InitializeAsync() => await StartAsync(CancellationToken.None);

    /// <summary>Starts the program and returns when it listens.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (process is not null)
        {
            throw new InvalidOperationException("The studio is already running.");
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        started.OutputDataReceived += (_, line) => Read(line.Data);
        started.ErrorDataReceived += (_, line) => Read(line.Data);
        started.Exited += (_, _) =>
        {
            if (!listening.Task.IsCompleted)
            {
                started.WaitForExit(); // the rest of its output is read
                listening.TrySetException(Failure("ended before it listened"));
            }
        };
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        process = started;
        try
        {
            address = await listening.Task.WaitAsync(options.StartLimit, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            await KillAsync();
            throw;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            throw Failure($"did not listen within {options.StartLimit.TotalSeconds:0} s");
        }

        void Read(string? line)
        {
            output.Add(line);
            if (line is not null && NowListening().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Groups["address"].Value));
            }
        }
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does: nothing is flushed, nothing is told.</summary>
    public async Task KillAsync()
    {
        if (process is null)
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        process = null;
        address = null;
    }

    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await KillAsync();
        await StartAsync(cancellationToken);
    }

    /// <summary>A client that calls as the first administrator, or as the bearer of another token; null calls without credentials.</summary>
    public HttpClient CreateClient(string? token = AdminToken)
    {
        var client = new HttpClient(
            new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false },
            disposeHandler: true
        )
        {
            BaseAddress = Address,
        };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>Waits for <c>/health/ready</c> to answer 200; how long it took.</summary>
    /// <exception cref="TimeoutException">It did not within the limit.</exception>
    public async Task<TimeSpan> ReadyAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var client = CreateClient(token: null);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < limit)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return watch.Elapsed;
                }
            }
            catch (HttpRequestException)
            {
                // Not up yet: the limit says when this is a failure.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System, cancellationToken);
        }

        throw new TimeoutException(
            $"The studio was not ready within {limit.TotalSeconds:0.#} s.{Environment.NewLine}{output}"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (ownsData && Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://[^\s""]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NowListening();

    private static bool IsOurs(string name) =>
        name.StartsWith("DraftStudio__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase);

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo("dotnet", [BuildFacts.WebProgram])
        {
            WorkingDirectory = BuildFacts.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What the person who runs the tests has set for their own studio does not reach this one.
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && IsOurs(name))
            {
                info.Environment.Remove(name);
            }
        }

        info.Environment["ASPNETCORE_ENVIRONMENT"] = options.Environment;
        info.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        info.Environment["DraftStudio__DataDirectory"] = DataDirectory;
        info.Environment["DraftStudio__Demo"] = options.Demo ? "true" : "false";
        if (options.Bootstrap)
        {
            info.Environment["DraftStudio__Bootstrap__AdminEmail"] = AdminEmail;
            info.Environment["DraftStudio__Bootstrap__AdminPassword"] = AdminPassword;
            info.Environment["DraftStudio__Bootstrap__AdminToken"] = AdminToken;
        }

        foreach (var (name, value) in options.Variables)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private InvalidOperationException Failure(string what) => new($"The studio {what}.{Environment.NewLine}{output}");
}
