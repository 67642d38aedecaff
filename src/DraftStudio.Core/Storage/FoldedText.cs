using System.Security.Cryptography;
using System.Text;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Storage;

/// <summary>Texts as they are looked up and compared without regard to case, alike on both databases.</summary>
internal static class FoldedText
{
    private const int LongestTitle = 200;
    private const int LongestDetail = 300;
    private const int LongestKey = 300;

    /// <summary>The text as the catalogue keeps it: trimmed, NFC.</summary>
    public static string Clean(string text) => Nfc.Of(text.Trim());

    public static string Of(string text) => Clean(text).ToUpperInvariant();

    /// <summary>What lists of drafts and artifacts are searched and ordered by; short enough for an index.</summary>
    public static string Of(string title, string detail) =>
        $"{Of(Cut(title, LongestTitle))}\n{Of(Cut(detail, LongestDetail))}";

    /// <summary>The beginning of a folded text, short enough for an index.</summary>
    public static string KeyOf(string folded) => Cut(folded, LongestKey);

    /// <summary>The name of a text in an index that cannot hold long ones.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>The pattern of LIKE, with a backslash as its escape, for texts that hold this one.</summary>
    public static string PatternOf(string search) => $"%{Escape(Of(search))}%";

    /// <summary>A text that stands for itself in a pattern of LIKE.</summary>
    public static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
