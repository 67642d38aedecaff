using System.Globalization;
using System.Threading.Channels;
using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>
/// The feed among several processes on one server. An entry is told here at once; the others are told its id after the
/// commit (in it, NOTIFY would make commits wait for each other) and read it. After a broken connection what was missed is
/// read from the journal.
/// </summary>
internal sealed partial class PostgresChangeFeed : IChangeFeed, IAsyncDisposable
{
    private const string Channel = "draft_studio_journal";
    private const int MostAtOnce = 100;
    private const int MostRemembered = 4_096;
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<JournalEntry> outgoing = System.Threading.Channels.Channel.CreateUnbounded<JournalEntry>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Queue<Guid> heardInOrder = new();
    private readonly HashSet<Guid> heard = [];
    private readonly ChangeFeed here;
    private readonly PostgresServer server;
    private readonly TimeProvider time;
    private readonly ILogger<PostgresChangeFeed> logger;
    private readonly string node;
    private Task telling = Task.CompletedTask;
    private Task listening = Task.CompletedTask;

    public PostgresChangeFeed(
        ChangeFeed here,
        PostgresServer server,
        TimeProvider time,
        ILogger<PostgresChangeFeed> logger
    )
    {
        this.here = here;
        this.server = server;
        this.time = time;
        this.logger = logger;
        node = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
    }

    public void Publish(JournalEntry entry)
    {
        Remember(entry.Id);
        here.Publish(entry);
        outgoing.Writer.TryWrite(entry);
    }

    public IDisposable Subscribe(WorkspaceId workspace, Action<JournalEntry> handler) =>
        here.Subscribe(workspace, handler);

    public IDisposable SubscribeAll(Action<JournalEntry> handler) => here.SubscribeAll(handler);

    /// <summary>Begins to tell the other processes and to hear them.</summary>
    public void Start()
    {
        telling = TellAsync();
        listening = ListenAsync(stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        outgoing.Writer.TryComplete();
        await stopping.CancelAsync();
        await telling;
        await listening;
        stopping.Dispose();
    }

    private async Task TellAsync()
    {
        var ids = new List<string>(MostAtOnce);
        while (await outgoing.Reader.WaitToReadAsync())
        {
            ids.Clear();
            while (ids.Count < MostAtOnce && outgoing.Reader.TryRead(out var entry))
            {
                ids.Add(Compact(entry));
            }

            try
            {
                await using var command = server.Writing.CreateCommand("select pg_notify($1, $2)");
                command.Parameters.AddWithValue(Channel);
                command.Parameters.AddWithValue($"{node} {string.Join(' ', ids)}");
                await command.ExecuteNonQueryAsync();
            }
            catch (ObjectDisposedException)
            {
                // The program ends, and its connections did so first: the others read it when they hear of the next.
                return;
            }
            catch (NpgsqlException thrown)
            {
                // The others read what they missed when they hear of the next one, or connect again.
                Log.NotTold(logger, thrown, ids.Count);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var lastHeard = time.GetUtcNow();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await server.Writing.OpenConnectionAsync(cancellationToken);
                var told = new Queue<string>();
                connection.Notification += (_, notification) => told.Enqueue(notification.Payload);
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                }

                await CatchUpAsync(lastHeard, cancellationToken);
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                    lastHeard = time.GetUtcNow();
                    while (told.TryDequeue(out var payload))
                    {
                        await HearAsync(payload, cancellationToken);
                    }
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception thrown) when (thrown is NpgsqlException or StorageBusyException)
            {
                Log.NotListening(logger, thrown);
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HearAsync(string payload, CancellationToken cancellationToken)
    {
        var words = payload.Split(' ');
        if (words[0] == node)
        {
            return;
        }

        foreach (var word in words.Skip(1))
        {
            var (workspace, id) = Parse(word);
            await using var connection = await server.Reading.OpenConnectionAsync(cancellationToken);
            var entry = await JournalSql.FindAsync(
                new PostgresStoreConnection(connection, locks: false),
                workspace,
                id,
                cancellationToken
            );
            if (entry is not null && Remember(id))
            {
                here.Publish(entry);
            }
        }
    }

    /// <summary>Tells here what was written elsewhere while nobody listened.</summary>
    private async Task CatchUpAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await server.Reading.OpenConnectionAsync(cancellationToken);
        var missed = await JournalSql.ReadSinceAsync(
            new PostgresStoreConnection(connection, locks: false),
            since - Overlap,
            MostRemembered,
            cancellationToken
        );
        foreach (var entry in missed)
        {
            if (Remember(entry.Id))
            {
                here.Publish(entry);
            }
        }
    }

    private bool Remember(Guid id)
    {
        lock (gate)
        {
            if (!heard.Add(id))
            {
                return false;
            }

            heardInOrder.Enqueue(id);
            if (heardInOrder.Count > MostRemembered)
            {
                heard.Remove(heardInOrder.Dequeue());
            }

            return true;
        }
    }

    private static string Compact(JournalEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.Workspace.Value:N}{entry.Id:N}");

    private static (WorkspaceId Workspace, Guid Id) Parse(string word) =>
        (new WorkspaceId(Guid.ParseExact(word[..32], "N")), Guid.ParseExact(word[32..], "N"));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The other processes were not told of {Entries} journal entries.")]
        public static partial void NotTold(ILogger logger, Exception thrown, int entries);

        [LoggerMessage(2, LogLevel.Warning, "Journal entries of other processes are not heard; trying again.")]
        public static partial void NotListening(ILogger logger, Exception thrown);
    }
}
