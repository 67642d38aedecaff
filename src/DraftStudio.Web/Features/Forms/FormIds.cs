using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Ids as they stand in addresses. One that cannot be read names nothing, like one that nothing has.</summary>
internal static class FormIds
{
    public static DraftId Draft(string text) => new(Read(text));

    public static ArtifactId Artifact(string text) => new(Read(text));

    /// <summary>An answer that says that a request cannot be read or taken.</summary>
    public static bool IsRefusedInput(object? result) =>
        result
            is ProblemResult
            {
                StatusCode: StatusCodes.Status400BadRequest
                    or StatusCodes.Status413PayloadTooLarge
                    or StatusCodes.Status415UnsupportedMediaType
                    or StatusCodes.Status422UnprocessableEntity
            };

    private static Guid Read(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
