using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Security;

/// <summary>Writes the password that a person chose through a one-time link.</summary>
internal sealed class PasswordChoice(
    AccessEngine engine,
    PasswordRules rules,
    IDraftStore store,
    AccessDirectory directory
)
{
    /// <summary>False when the link was used by another meanwhile.</summary>
    public async Task<bool> WriteAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var hash = rules.Hash(password);
        var result = await store.WriteAsync(
            (unit, cancel) => engine.ChoosePasswordAsync(unit, account.Id, account.SecurityStamp, hash, cancel),
            cancellationToken
        );
        directory.Forget();
        return result.Error is null;
    }
}
