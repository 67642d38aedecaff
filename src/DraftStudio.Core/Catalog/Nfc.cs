using System.Text;

namespace DraftStudio.Core.Catalog;

/// <summary>
/// Unicode's normalization form C. The studio runs without the system's culture data, so that texts are compared alike
/// everywhere, and <see cref="string.Normalize()"/> leaves all but ASCII as it is then.
/// </summary>
public static class Nfc
{
    private const char FirstThatMayChange = '\u0300';
    private const int Bits = 21;
    private const int Mask = (1 << Bits) - 1;
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TailFirst = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TailCount;

    private static readonly Dictionary<int, (int First, int Second)> Parts = [];
    private static readonly Dictionary<(int First, int Second), int> Wholes = [];
    private static readonly Dictionary<int, byte> Classes = [];

    static Nfc()
    {
        foreach (var packed in NfcData.Decompositions)
        {
            var (whole, first, second) = Unpack(packed);
            Parts.Add(whole, (first, second));
            if (packed >> 63 != 0)
            {
                Wholes.Add((first, second), whole);
            }
        }

        foreach (var packed in NfcData.Classes)
        {
            var (first, last, combining) = Unpack(packed);
            for (var character = first; character <= last; character++)
            {
                Classes.Add(character, (byte)combining);
            }
        }
    }

    /// <summary>The text in form C. A lone surrogate, which is no text, becomes U+FFFD when anything has to be looked at.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstThatMayChange, char.MaxValue))
        {
            return text;
        }

        var characters = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, characters);
        }

        Order(characters);
        Compose(characters);
        var normalized = new StringBuilder(text.Length);
        foreach (var character in characters)
        {
            normalized.Append(new Rune(character).ToString());
        }

        return normalized.ToString();
    }

    private static void Decompose(int character, List<int> into)
    {
        if (character - HangulFirst is >= 0 and < HangulCount and var index)
        {
            into.Add(LeadFirst + (index / (VowelCount * TailCount)));
            into.Add(VowelFirst + (index % (VowelCount * TailCount) / TailCount));
            if (index % TailCount is > 0 and var tail)
            {
                into.Add(TailFirst + tail);
            }
        }
        else if (Parts.TryGetValue(character, out var parts))
        {
            Decompose(parts.First, into);
            if (parts.Second != 0)
            {
                into.Add(parts.Second);
            }
        }
        else
        {
            into.Add(character);
        }
    }

    /// <summary>Orders marks that follow one base by their class; those of one class keep their order.</summary>
    private static void Order(List<int> characters)
    {
        for (var i = 1; i < characters.Count; i++)
        {
            var combining = ClassOf(characters[i]);
            for (var j = i; combining != 0 && j > 0 && ClassOf(characters[j - 1]) > combining; j--)
            {
                (characters[j - 1], characters[j]) = (characters[j], characters[j - 1]);
            }
        }
    }

    private static void Compose(List<int> characters)
    {
        var (written, starter, lastClass) = (0, -1, -1);
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            var combining = ClassOf(character);
            // A mark is blocked from its base by one of its own class or higher; another base, by anything in between.
            if (starter >= 0 && lastClass < combining && Whole(characters[starter], character) is { } whole)
            {
                characters[starter] = whole;
                continue;
            }

            if (combining == 0)
            {
                (starter, lastClass) = (written, -1);
            }
            else
            {
                lastClass = combining;
            }

            characters[written++] = character;
        }

        characters.RemoveRange(written, characters.Count - written);
    }

    private static int? Whole(int first, int second)
    {
        var (lead, vowel) = (first - LeadFirst, second - VowelFirst);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return HangulFirst + (((lead * VowelCount) + vowel) * TailCount);
        }

        var (syllable, tail) = (first - HangulFirst, second - TailFirst);
        if (syllable is >= 0 and < HangulCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
        {
            return first + tail;
        }

        return Wholes.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static int ClassOf(int character) => Classes.GetValueOrDefault(character);

    private static (int First, int Second, int Third) Unpack(ulong packed) =>
        ((int)(packed >> (2 * Bits)) & Mask, (int)(packed >> Bits) & Mask, (int)packed & Mask);
}
