namespace DraftStudio.Core.Access;

/// <summary>A named set of permissions that a member of a workspace has.</summary>
public enum Role
{
    Viewer,
    Editor,
    Reviewer,
    Administrator,
}
