using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Forms;

/// <summary>How to publish a draft; no body at all publishes everything.</summary>
internal sealed record PublishFormWire
{
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    [JsonPropertyName("expected_version")]
    public int? ExpectedVersion { get; init; }

    /// <summary>Only these fields go out; the rest stays in the draft.</summary>
    [JsonPropertyName("fields")]
    public ImmutableArray<string>? Fields { get; init; }

    /// <summary>Which side to take of each conflict, by its path: live or mine.</summary>
    [JsonPropertyName("resolutions")]
    public ImmutableDictionary<string, ConflictSide>? Resolutions { get; init; }

    /// <summary>Take the draft's side in every conflict; the journal says so.</summary>
    [JsonPropertyName("force")]
    public bool? Force { get; init; }
}

/// <summary>How to move a draft onto what is live.</summary>
internal sealed record RebaseFormWire
{
    /// <summary>Which side to take of each conflict, by its path: live or mine.</summary>
    [JsonPropertyName("resolutions")]
    public ImmutableDictionary<string, ConflictSide>? Resolutions { get; init; }
}

/// <summary>Which draft of a live thing to open.</summary>
internal sealed record EditFormWire
{
    /// <summary>Always one's own, not one that another has open.</summary>
    [JsonPropertyName("own")]
    public bool? Own { get; init; }
}

/// <summary>A body for routes that need none.</summary>
internal sealed record NoBodyWire;

internal static class Resolutions
{
    /// <summary>The choices by path, or the member that is no path.</summary>
    public static Result<ImmutableDictionary<DocumentPath, ConflictSide>> Read(
        ImmutableDictionary<string, ConflictSide>? sent
    )
    {
        var read = ImmutableDictionary.CreateBuilder<DocumentPath, ConflictSide>();
        foreach (var (path, side) in sent ?? ImmutableDictionary<string, ConflictSide>.Empty)
        {
            try
            {
                read[DocumentPath.Parse(path)] = side;
            }
            catch (FormatException)
            {
                // A JSON Pointer has no other way to say that it is none.
                return DraftError.Of(
                    "invalid_path",
                    Api.JsonPointer.Append("/resolutions", path),
                    "resolutions",
                    "The member must be the path of a conflict."
                );
            }
        }

        return read.ToImmutable();
    }
}
