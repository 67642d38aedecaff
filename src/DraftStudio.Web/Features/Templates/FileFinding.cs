using System.Text.Json.Serialization;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Something to be said of a place in a file, as the code editor shows it; lines and columns count from 1.</summary>
internal sealed record FileFinding
{
    [JsonPropertyName("line")]
    public required int Line { get; init; }

    [JsonPropertyName("column")]
    public required int Column { get; init; }

    /// <summary>In UTF-16 code units; 0 for the word that stands there.</summary>
    [JsonPropertyName("length")]
    public required int Length { get; init; }

    [JsonPropertyName("message")]
    public required string Message { get; init; }

    [JsonPropertyName("isWarning")]
    public required bool IsWarning { get; init; }

    public static FileFinding Of(TemplateFinding found) =>
        new()
        {
            Line = found.Line,
            Column = found.Column,
            Length = found.Length,
            Message = found.Message,
            IsWarning = found.IsWarning,
        };
}
