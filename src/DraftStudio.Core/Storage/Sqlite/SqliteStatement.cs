using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>A statement on SQLite: ids are 16 bytes, times microseconds, flags 0 or 1.</summary>
internal sealed class SqliteStatement(SqliteCommand command) : Statement(command)
{
    public override Statement With(string name, Guid? id) =>
        Set(name, SqliteType.Blob, id?.ToByteArray(bigEndian: true));

    public override Statement With(string name, DateTimeOffset? time) =>
        Set(name, SqliteType.Integer, time is { } value ? Microseconds.Of(value) : null);

    public override Statement With(string name, string? text) => Set(name, SqliteType.Text, text);

    public override Statement With(string name, int? number) => Set(name, SqliteType.Integer, number);

    public override Statement With(string name, long? number) => Set(name, SqliteType.Integer, number);

    public override Statement With(string name, bool value) => Set(name, SqliteType.Integer, value ? 1L : 0L);

    public override Statement With(string name, ReadOnlyMemory<byte> bytes) => Set(name, SqliteType.Blob, Whole(bytes));

    public override Statement With(string name, byte[]? bytes) => Set(name, SqliteType.Blob, bytes);

    protected override RowReader Reading(DbDataReader reader) => new SqliteRowReader(reader);

    private SqliteStatement Set(string name, SqliteType type, object? value)
    {
        var parameter = Next(name, static () => new SqliteParameter());
        parameter.SqliteType = type;
        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    // The binding takes arrays alone.
    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
        && segment.Array is { } array
        && array.Length == bytes.Length
            ? array
            : bytes.ToArray();
}
