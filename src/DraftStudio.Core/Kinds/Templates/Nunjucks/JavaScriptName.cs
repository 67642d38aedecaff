using System.Collections.Frozen;
using System.Text;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What may be a name in the script that nunjucks makes of a template: it takes some names over as they are.</summary>
internal static class JavaScriptName
{
    private static readonly FrozenSet<string> Reserved = (
        "break case catch class const continue debugger default delete do else enum export extends false finally for "
        + "function if import in instanceof new null return super switch this throw true try typeof var void while with"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>May stand behind another name, so it may be a reserved word and begin with a digit.</summary>
    public static bool IsPart(ReadOnlySpan<char> name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsPart(rune))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsWhole(ReadOnlySpan<char> name) =>
        IsPart(name)
        && !char.IsAsciiDigit(name[0])
        && !Reserved.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is '_' or '$' or 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark
                or System.Globalization.UnicodeCategory.LetterNumber
                or System.Globalization.UnicodeCategory.ConnectorPunctuation;
}
