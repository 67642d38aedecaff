using System.Collections.Immutable;

namespace DraftStudio.Core.Storage;

/// <summary>What the store is, for those who look after it. Nothing of it is secret.</summary>
public sealed record StorageReport
{
    /// <summary>The database and its version.</summary>
    public required string Engine { get; init; }

    /// <summary>The file, or the server and the database on it; never a password.</summary>
    public required string Place { get; init; }

    /// <summary>When a write is called durable, in the database's own words: <c>journal_mode=wal, synchronous=full</c>.</summary>
    public required string Durability { get; init; }

    /// <summary>Whether a write that was acknowledged survives a loss of power.</summary>
    public required bool IsDurable { get; init; }

    /// <summary>Bytes that the database takes, with what is not folded into it yet.</summary>
    public required long Size { get; init; }

    /// <summary>The newest migration that was applied.</summary>
    public required string Schema { get; init; }

    /// <summary>The commands that save and restore it, for a server with tools of its own; empty where the studio does it itself.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];
}
