using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>An account in the hands of ASP.NET Core Identity, which changes it step by step and then asks to have it saved.</summary>
internal sealed class StudioUser(Account account)
{
    /// <summary>As it was read.</summary>
    public Account Original { get; private set; } = account;

    /// <summary>As it is to be saved.</summary>
    public Account Account { get; set; } = account;

    public void Saved(Account saved)
    {
        Original = saved;
        Account = saved;
    }
}
