using System.Text;

namespace DraftStudio.Core.Catalog;

/// <summary>What is shown of a secret: <c>sk-…3f9a</c>.</summary>
public static class SecretMask
{
    /// <summary>Shorter secrets show nothing of themselves.</summary>
    private const int ShortestShown = 16;

    private const int Head = 3;
    private const int Tail = 4;
    private const char Gap = '…';

    public static string Of(string secret)
    {
        var runes = secret.EnumerateRunes().ToArray();
        if (runes.Length < ShortestShown)
        {
            return Gap.ToString();
        }

        var mask = new StringBuilder();
        foreach (var rune in runes.Take(Head))
        {
            mask.Append(rune.ToString());
        }

        mask.Append(Gap);
        foreach (var rune in runes.TakeLast(Tail))
        {
            mask.Append(rune.ToString());
        }

        return mask.ToString();
    }

    /// <summary>True for a text that has the form of a mask: a client has sent back what it was shown.</summary>
    public static bool IsMask(string text) =>
        text.Length > 0
        && text.Contains(Gap, StringComparison.Ordinal)
        && ResourceText.Length(text) is 1 or (Head + 1 + Tail)
        && (text.Length == 1 || text.EnumerateRunes().ElementAt(Head).Value == Gap);
}
