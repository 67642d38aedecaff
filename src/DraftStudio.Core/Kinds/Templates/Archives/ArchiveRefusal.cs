using System.Globalization;
using System.Text;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>Why an archive is not taken: always <c>invalid_archive</c>, with the entry as the field and one of these codes.</summary>
internal static class ArchiveRefusal
{
    public const string Corrupt = "archive_corrupt";
    public const string TooLarge = "archive_too_large";
    public const string Bomb = "archive_bomb";
    public const string Path = "archive_entry_path";
    public const string Link = "archive_entry_link";
    public const string Taken = "archive_name_taken";
    public const string Unsupported = "archive_entry_unsupported";

    private const string All = "invalid_archive";

    private const int Longest = 200;

    public static DraftError Of(string code, string message) =>
        new DraftError.Invalid(All, [new FieldError("", null, code, message)]);

    public static DraftError Of(string code, string entry, string message)
    {
        var shown = Shown(entry);
        return new DraftError.Invalid(All, [new FieldError("", shown, code, $"'{shown}': {message}")]);
    }

    /// <summary>A name that came from elsewhere, fit to be read: nothing in it steers a terminal or fills a page.</summary>
    private static string Shown(string name)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length >= Longest)
            {
                return shown.Append('…').ToString();
            }

            _ =
                Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
                    ? shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
                    : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
