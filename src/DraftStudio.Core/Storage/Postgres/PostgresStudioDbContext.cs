using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresStudioDbContext(DbContextOptions<PostgresStudioDbContext> options)
    : StudioDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        StudioModel.CollateOrdinally(modelBuilder, "C");
    }
}
