using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Access;

/// <summary>What names, addresses and times must be.</summary>
public static partial class AccessRules
{
    public const int MaxName = 200;

    public const int MaxEmail = 254;

    public const int MaxApprovals = 100;

    public const int MinPassword = 8;

    public const int MaxPassword = 200;

    /// <summary>A slug: 2 to 40 lower-case letters, digits and single hyphens, a letter first.</summary>
    public static void CheckSlug(string slug, string member, ImmutableArray<FieldError>.Builder errors)
    {
        if (slug.Length is < 2 or > 40 || !Slug().IsMatch(slug))
        {
            errors.Add(
                Error(
                    "invalid_slug",
                    member,
                    "A slug has 2 to 40 lower-case letters, digits and single hyphens, and begins with a letter."
                )
            );
        }
    }

    public static void CheckName(string name, string member, ImmutableArray<FieldError>.Builder errors)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add(Error("required", member, "A name is needed."));
        }
        else if (name.Length > MaxName)
        {
            errors.Add(
                Error("too_long", member, string.Create(CultureInfo.InvariantCulture, $"At most {MaxName} characters."))
            );
        }
    }

    public static void CheckEmail(string email, string member, ImmutableArray<FieldError>.Builder errors)
    {
        if (email.Length > MaxEmail || !Email().IsMatch(email))
        {
            errors.Add(Error("invalid_email", member, "This is not an e-mail address."));
        }
    }

    public static FieldError Error(string code, string member, string message) =>
        new("/" + member, member, code, message);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[^\s@\p{C}]+@[^\s@\p{C}]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Email();
}
