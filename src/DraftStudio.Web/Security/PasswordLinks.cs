using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DraftStudio.Core.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>One-time links by which a person chooses a password: good for a week, and only until a password is chosen.</summary>
internal sealed class PasswordLinks(
    IDataProtectionProvider protection,
    IAccessStore store,
    TimeProvider time,
    IOptions<StudioOptions> options
)
{
    public const string Path = "/choose-password";

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly IDataProtector protector = protection.CreateProtector("password-links");

    public string Make(HttpRequest request, Account account) => Make($"{request.Scheme}://{request.Host}", account);

    /// <param name="site">Where the studio was called, for when no public address is set.</param>
    public string Make(string site, Account account)
    {
        var expires = time.GetUtcNow().Add(Life).ToUnixTimeSeconds();
        var plain = string.Create(CultureInfo.InvariantCulture, $"{account.Id}|{account.SecurityStamp}|{expires}");
        var code = Base64Url.EncodeToString(protector.Protect(Encoding.UTF8.GetBytes(plain)));
        var address = options.Value.PublicUrl is { Length: > 0 } url ? url : site;
        return $"{address.TrimEnd('/')}{Path}?code={code}";
    }

    /// <summary>The account that the link is for; null when it was used, is too old or is none of ours.</summary>
    public async Task<Account?> FindAsync(string? code, CancellationToken cancellationToken)
    {
        if (
            Open(code) is not [var id, var stamp, var expires]
            || !Guid.TryParse(id, CultureInfo.InvariantCulture, out var user)
        )
        {
            return null;
        }

        var account = await store.FindAccountAsync(new UserId(user), cancellationToken);
        return
            account is { SuspendedAt: null }
            && string.Equals(account.SecurityStamp, stamp, StringComparison.Ordinal)
            && long.Parse(expires, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
            ? account
            : null;
    }

    private string[] Open(string? code)
    {
        if (string.IsNullOrEmpty(code) || !Base64Url.IsValid(code))
        {
            return [];
        }

        try
        {
            return Encoding.UTF8.GetString(protector.Unprotect(Base64Url.DecodeFromChars(code))).Split('|');
        }
        catch (CryptographicException)
        {
            // Data Protection has no other way to say that it did not make it.
            return [];
        }
    }
}
