using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Ids as they stand in addresses. One that cannot be read names nothing, like one that nothing has.</summary>
internal static class FormIds
{
    public static DraftId Draft(string text) => new(Read(text));

    public static ArtifactId Artifact(string text) => new(Read(text));

    private static Guid Read(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
