using Npgsql;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>The pools of connections to the server: one that writes, one that cannot.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int PreparedStatements = 100;

    public PostgresServer(StorageOptions options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (text.MaxAutoPrepare == 0)
        {
            text.MaxAutoPrepare = PreparedStatements;
        }

        Writing = NpgsqlDataSource.Create(text);
        text.Options = $"{text.Options} -c default_transaction_read_only=on".Trim();
        Reading = NpgsqlDataSource.Create(text);
    }

    public NpgsqlDataSource Writing { get; }

    public NpgsqlDataSource Reading { get; }

    public async ValueTask DisposeAsync()
    {
        await Reading.DisposeAsync();
        await Writing.DisposeAsync();
    }
}
