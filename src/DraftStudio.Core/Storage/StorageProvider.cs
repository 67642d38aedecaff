namespace DraftStudio.Core.Storage;

/// <summary>Which database keeps everything.</summary>
public enum StorageProvider
{
    /// <summary>A file beside the program; one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server; several processes may share it.</summary>
    Postgres,
}
