using System.Collections.Immutable;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Which migrations there are and which a database has, without EF Core's model: making that takes longer than all else
/// at a start that has nothing to migrate.
/// </summary>
internal static class MigrationHistory
{
    /// <summary>The ids of the context's migrations, oldest first.</summary>
    public static ImmutableArray<string> Of<TContext>()
        where TContext : StudioDbContext =>
        [
            .. typeof(TContext)
                .Assembly.GetTypes()
                .Where(static type =>
                    type.IsSubclassOf(typeof(Migration))
                    && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext)
                )
                .Select(static type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The ids of those that the database has; it must have the table.</summary>
    public static Task<ImmutableArray<string>> ReadAsync(
        StoreConnection connection,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql("select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\"")
            .AllAsync(static row => row.Text(0), cancellationToken);
}
