using System.Data.Common;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Storage;

/// <summary>The columns of the row that a reader stands on.</summary>
internal abstract class RowReader(DbDataReader reader)
{
    protected DbDataReader Reader => reader;

    public abstract Guid Id(int column);

    public abstract DateTimeOffset Time(int column);

    public abstract bool Flag(int column);

    public bool IsNull(int column) => reader.IsDBNull(column);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public int Int(int column) => reader.GetInt32(column);

    public int? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public long Long(int column) => reader.GetInt64(column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);

    public ContentHash Hash(int column) => new(Bytes(column));

    public ContentHash? HashOrNull(int column) => IsNull(column) ? null : Hash(column);
}
