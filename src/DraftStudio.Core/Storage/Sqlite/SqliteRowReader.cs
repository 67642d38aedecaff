using System.Data.Common;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>Columns as SQLite keeps them.</summary>
internal sealed class SqliteRowReader(DbDataReader reader) : RowReader(reader)
{
    public override Guid Id(int column) => new(Bytes(column), bigEndian: true);

    public override DateTimeOffset Time(int column) => Microseconds.ToTime(Long(column));

    public override bool Flag(int column) => Long(column) != 0;
}
