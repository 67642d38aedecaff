namespace DraftStudio.Core.Documents;

/// <summary>What UTF-16 asks of a string that must also be UTF-8: surrogates only in pairs.</summary>
internal static class UnicodeText
{
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0)
        {
            if (!IsPairAt(text, at))
            {
                return false;
            }

            var next = text[(at + 2)..].IndexOfAnyInRange('\uD800', '\uDFFF');
            at = next < 0 ? next : at + 2 + next;
        }

        return true;
    }

    /// <summary>True when a cut before the place would part a surrogate pair.</summary>
    public static bool CutsPair(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static bool IsPairAt(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
