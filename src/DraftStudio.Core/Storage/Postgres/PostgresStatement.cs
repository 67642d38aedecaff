using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>A statement on PostgreSQL. Nulls say their type.</summary>
internal sealed class PostgresStatement(NpgsqlCommand command) : Statement(command)
{
    public override Statement With(string name, Guid? id) => Set(name, NpgsqlDbType.Uuid, id);

    public override Statement With(string name, DateTimeOffset? time) =>
        Set(name, NpgsqlDbType.TimestampTz, time?.ToUniversalTime());

    public override Statement With(string name, string? text) => Set(name, NpgsqlDbType.Text, text);

    public override Statement With(string name, int? number) => Set(name, NpgsqlDbType.Integer, number);

    public override Statement With(string name, long? number) => Set(name, NpgsqlDbType.Bigint, number);

    public override Statement With(string name, bool value) => Set(name, NpgsqlDbType.Boolean, value);

    public override Statement With(string name, ReadOnlyMemory<byte> bytes) => Set(name, NpgsqlDbType.Bytea, bytes);

    public override Statement With(string name, byte[]? bytes) => Set(name, NpgsqlDbType.Bytea, bytes);

    protected override RowReader Reading(DbDataReader reader) => new PostgresRowReader(reader);

    private PostgresStatement Set(string name, NpgsqlDbType type, object? value)
    {
        var parameter = Next(name, static () => new NpgsqlParameter());
        parameter.NpgsqlDbType = type;
        parameter.Value = value ?? DBNull.Value;
        return this;
    }
}
