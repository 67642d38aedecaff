namespace DraftStudio.Web.Features.Templates;

/// <summary>What became of something since the draft began.</summary>
public enum TemplateChangeMark
{
    Added,
    Modified,
    Renamed,
    Moved,
    Deleted,
}
