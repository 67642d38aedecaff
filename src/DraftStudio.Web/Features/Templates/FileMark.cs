namespace DraftStudio.Web.Features.Templates;

/// <summary>What became of a file since the draft began.</summary>
public enum FileMark
{
    None,
    Added,
    Modified,
    Renamed,
    Deleted,
}
