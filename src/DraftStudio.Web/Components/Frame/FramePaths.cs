namespace DraftStudio.Web.Components.Frame;

/// <summary>The addresses that the frame posts to or links; access answers them.</summary>
public static class FramePaths
{
    public const string SignOut = "/account/sign-out";
    public const string Account = "/account";
    public const string Password = "/account/password";
    public const string SwitchWorkspace = "/account/workspace";
}
