using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Api;

/// <summary>A page of a list on the wire.</summary>
public sealed record ListWire<T>
{
    [JsonPropertyName("items")]
    public required ImmutableArray<T> Items { get; init; }

    /// <summary>What to send as <c>cursor</c> for the next page; null on the last.</summary>
    [JsonPropertyName("next_cursor")]
    public string? NextCursor { get; init; }
}
