using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DraftStudio.Tests.Unit.Support.Databases;

/// <summary>
/// A PostgreSQL server of the tests' own, begun when the first test asks for it, gone with the test run: its shell ends it
/// when this process ends, however that happens.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lazy<Task<Server?>> server = new(StartAsync);
    private int databases;

    /// <summary>Why there is no server; null when there is one.</summary>
    public static string? WhyNot =>
        FindBinaries() is null ? "No PostgreSQL server is installed under /usr/lib/postgresql." : null;

    /// <summary>Makes an empty database, or a copy of another, and returns how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var running = await server.Value ?? throw new InvalidOperationException(WhyNot);
        var name = string.Create(CultureInfo.InvariantCulture, $"studio{Interlocked.Increment(ref databases)}");
        await using var connection = new NpgsqlConnection(running.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = $"create database {name}" + (template is null ? "" : $" template {template}");
        await create.ExecuteNonQueryAsync();
        return running.ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated && await server.Value is { } running)
        {
            await running.DisposeAsync();
        }
    }

    private static async Task<Server?> StartAsync()
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        var directory = Directory.CreateTempSubdirectory("draft-studio-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", directory);
        }

        var port = FreePort();
        var data = Path.Combine(directory, "data");
        var script =
            $"'{binaries}/initdb' -D '{data}' -U studio -A trust -E UTF8 --locale=C --no-sync >/dev/null && "
            + $"'{binaries}/postgres' -D '{data}' -p {port} -k '{directory}' -c listen_addresses=127.0.0.1 "
            + "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 "
            + $"-c shared_buffers=64MB >'{directory}/log' 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait";
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.WorkingDirectory = directory;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var running = new Server(process, directory, port);
        await running.WaitAsync(Patience);
        return running;
    }

    private static string? FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(static version => Path.Combine(version, "bin"))
                .Where(static binaries => File.Exists(Path.Combine(binaries, "initdb")))
                .Order(StringComparer.Ordinal)
                .LastOrDefault()
            : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, arguments))
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
    }

    private sealed class Server(Process process, string directory, int port) : IAsyncDisposable
    {
        public string ConnectionString(string database) =>
            new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = port,
                Username = "studio",
                Database = database,
                MaxPoolSize = 20,
                IncludeErrorDetail = true,
            }.ToString();

        public async Task WaitAsync(TimeSpan patience)
        {
            var begun = TimeProvider.System.GetTimestamp();
            while (true)
            {
                try
                {
                    await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                    await connection.OpenAsync();
                    return;
                }
                catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(begun) < patience)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
            Directory.Delete(directory, recursive: true);
        }
    }
}
