using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// What was answered to a request that carried a key, kept at least 24 hours, so that the same request again gets the
/// same answer and writes nothing. Unique on (workspace, operation, caller, key).
/// </summary>
public sealed record Receipt
{
    public required WorkspaceId Workspace { get; init; }

    /// <summary>The operation's stable name: <c>provider.draft</c>.</summary>
    public required string Operation { get; init; }

    public required UserId Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>A keyed hash (HMAC-SHA256) of the request.</summary>
    public required ContentHash RequestHash { get; init; }

    /// <summary>The answer's status, headers and body.</summary>
    public required int Status { get; init; }

    public string? ETag { get; init; }

    public string? Location { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset At { get; init; }
}
