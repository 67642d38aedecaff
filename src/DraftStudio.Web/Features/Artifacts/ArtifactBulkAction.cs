namespace DraftStudio.Web.Features.Artifacts;

public enum ArtifactBulkAction
{
    Retire,
    BringBack,
    Discard,
}
