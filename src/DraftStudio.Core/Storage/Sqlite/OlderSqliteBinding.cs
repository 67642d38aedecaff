using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>
/// Microsoft.Data.Sqlite asks for SQLitePCLRaw 2.1, of which not every package feed has a copy; this lets it run on 2.0.6.
/// Delete this file, the two SQLitePCLRaw pins and the NoWarn of NU1605, and reference Microsoft.EntityFrameworkCore.Sqlite
/// in place of Microsoft.EntityFrameworkCore.Sqlite.Core, as soon as the feed has SQLitePCLRaw.bundle_e_sqlite3 2.1.13 or later.
/// </summary>
internal static class OlderSqliteBinding
{
#pragma warning disable CA2255 // The binding must be in place before the first type of Microsoft.Data.Sqlite is touched, by whomever.
    [ModuleInitializer]
    internal static void Accept()
#pragma warning restore CA2255
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name is "SQLitePCLRaw.core"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SQLitePCLRaw.core.dll"))
                : null;
        SQLitePCL.Batteries_V2.Init();
    }
}
