using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DraftStudio.Core.Storage;

/// <summary>What a backup says of itself: the file <c>manifest.json</c> beside the database in the archive.</summary>
public sealed record BackupManifest
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = 1;

    [JsonPropertyName("format")]
    public required int Format { get; init; }

    [JsonPropertyName("made_at")]
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The newest migration of the database: a program that does not know it cannot restore it.</summary>
    [JsonPropertyName("schema")]
    public required string Schema { get; init; }

    /// <summary>Bytes of the database.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>The database's SHA-256, in lower-case hex.</summary>
    [JsonPropertyName("sha256")]
    public required string Sha256 { get; init; }

    /// <summary>How far the journal of each workspace was sealed.</summary>
    [JsonPropertyName("chains")]
    public required ImmutableArray<Chain> Chains { get; init; }

    /// <summary>The head of one workspace's journal.</summary>
    public sealed record Chain
    {
        [JsonPropertyName("workspace")]
        public required Guid Workspace { get; init; }

        [JsonPropertyName("seq")]
        public required long Seq { get; init; }

        /// <summary>In lower-case hex.</summary>
        [JsonPropertyName("hash")]
        public required string Hash { get; init; }
    }
}
