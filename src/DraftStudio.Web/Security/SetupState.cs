using System.Security.Cryptography;
using System.Text;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Whether somebody can sign in yet, and the one-time code that opens the set-up page until then.</summary>
internal sealed class SetupState(IAccessStore store)
{
    private const int CodeLength = 12;

    /// <summary>Without what looks alike.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private volatile bool isDone;

    /// <summary>What is typed to open the set-up page, as <c>XXXX-XXXX-XXXX</c>.</summary>
    public string Code { get; } = NewCode();

    public async ValueTask<bool> IsDoneAsync(CancellationToken cancellationToken)
    {
        // Accounts are never deleted: once done, done.
        if (!isDone && await store.HasAccountsAsync(cancellationToken))
        {
            isDone = true;
        }

        return isDone;
    }

    public bool IsCode(string typed) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(Plain(typed))),
            SHA256.HashData(Encoding.UTF8.GetBytes(Plain(Code)))
        );

    private static string Plain(string code) =>
        new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string NewCode()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, CodeLength);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }
}
