using Npgsql;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>A pooled connection to the server; the provider prepares what is used often.</summary>
internal sealed class PostgresStoreConnection(NpgsqlConnection connection, bool locks) : StoreConnection(connection)
{
    public NpgsqlConnection Postgres => connection;

    public override bool Locks => locks;

    public override Statement Sql(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return new PostgresStatement(command);
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();
}
