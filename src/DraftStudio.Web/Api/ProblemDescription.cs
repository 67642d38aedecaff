using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>What is told about a failure.</summary>
public sealed record ProblemDescription
{
    /// <summary>One of <see cref="ProblemCatalogue"/>.</summary>
    public required string Code { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>Further members: the current state, the conflicts, the permission that is lacking.</summary>
    public JsonObject? Members { get; init; }

    /// <summary>Seconds after which it is worth asking again.</summary>
    public int? RetryAfter { get; init; }
}
