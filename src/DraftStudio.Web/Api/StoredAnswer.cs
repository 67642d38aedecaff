using System.Text.Json;

namespace DraftStudio.Web.Api;

/// <summary>An answer as bytes, so that the same request again can get the very same.</summary>
public sealed record StoredAnswer
{
    public required int Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ETag { get; init; }

    public string? Location { get; init; }

    /// <summary>True when the work wrote something: only such an answer leaves a receipt.</summary>
    public required bool Written { get; init; }

    /// <summary>True when it is the answer to an earlier request with the same key.</summary>
    public bool Replayed { get; init; }

    /// <summary>The body to keep with the receipt instead of <see cref="Body"/>, for an answer that shows a secret once.</summary>
    public ReadOnlyMemory<byte>? KeptBody { get; init; }

    /// <summary>An answer with a wire record as its JSON body.</summary>
    public static StoredAnswer Of<T>(
        T wire,
        bool written,
        int status = StatusCodes.Status200OK,
        int? version = null,
        string? location = null
    ) =>
        new()
        {
            Status = status,
            Body = JsonSerializer.SerializeToUtf8Bytes(wire, StrictJson.Options),
            ETag = version is { } number ? Preconditions.ETagOf(number) : null,
            Location = location,
            Written = written,
        };

    /// <summary>204: done, nothing to say.</summary>
    public static StoredAnswer Empty(bool written, int? version = null) =>
        new()
        {
            Status = StatusCodes.Status204NoContent,
            ETag = version is { } number ? Preconditions.ETagOf(number) : null,
            Written = written,
        };
}
