using System.Collections.Frozen;
using System.Globalization;
using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Security;

/// <summary>Makes password hashes of passwords that are long enough and not everybody's.</summary>
internal sealed class PasswordRules(IPasswordHasher<StudioUser> hasher)
{
    /// <summary>What is tried first, of those that are long enough.</summary>
    private static readonly FrozenSet<string> WellKnown = FrozenSet.ToFrozenSet(
        [
            "password",
            "password1",
            "password12",
            "password123",
            "passw0rd",
            "p@ssw0rd",
            "12345678",
            "123456789",
            "1234567890",
            "11111111",
            "00000000",
            "qwertyui",
            "qwertyuiop",
            "qwerty123",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "letmein1",
            "welcome1",
            "admin123",
            "administrator",
            "changeme",
            "abcdefgh",
            "abcd1234",
            "draftstudio",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Null when the password can be taken, else why not.</summary>
    public static string? Find(string password, string email) =>
        password.Length is < AccessRules.MinPassword or > AccessRules.MaxPassword
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"A password has {AccessRules.MinPassword} to {AccessRules.MaxPassword} characters."
            )
        : WellKnown.Contains(password) || string.Equals(password, email, StringComparison.OrdinalIgnoreCase)
            ? "This password is among the first that anybody would try."
        : null;

    public string Hash(string password) => hasher.HashPassword(null!, password); // The hasher does not look at the user.
}
