using System.Data.Common;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>Columns as PostgreSQL keeps them.</summary>
internal sealed class PostgresRowReader(DbDataReader reader) : RowReader(reader)
{
    public override Guid Id(int column) => Reader.GetGuid(column);

    public override DateTimeOffset Time(int column) => Reader.GetFieldValue<DateTimeOffset>(column);

    public override bool Flag(int column) => Reader.GetBoolean(column);
}
