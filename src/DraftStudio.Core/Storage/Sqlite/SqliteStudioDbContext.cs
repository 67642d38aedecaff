using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteStudioDbContext(DbContextOptions<SqliteStudioDbContext> options) : StudioDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }
}
