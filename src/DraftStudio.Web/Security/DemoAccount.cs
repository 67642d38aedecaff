namespace DraftStudio.Web.Security;

/// <summary>An account of the demo workspace, shown on the sign-in page in Development.</summary>
public sealed record DemoAccount(string Email, string Password, string Role);
