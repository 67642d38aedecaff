using System.Text;

namespace DraftStudio.Core.Catalog;

/// <summary>The one form in which a resource's text is kept, compared and counted.</summary>
public static class ResourceText
{
    /// <summary>How long a name, a value, a department's name may be, in characters.</summary>
    public const int NameLimit = 200;

    /// <summary>Trimmed and NFC, which never throws: half a surrogate pair becomes U+FFFD.</summary>
    public static string Normalize(string text) => Nfc.Of(Repair(text).Trim());

    /// <summary>How many characters (Unicode scalar values) the text has.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    private static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            repaired.Append(rune.ToString());
        }

        return repaired.ToString();
    }
}
