using System.Buffers;

namespace DraftStudio.Core.Documents;

/// <summary>
/// Fractional order keys: compared ordinally, there is always one between two others; ties are broken by id. A key is
/// digits and letters (base 62): first a whole number whose first letter says how long it is, so that keys put one after
/// another at an end stay short; then, between neighbours, a fraction that does not end in 0.
/// </summary>
public static class OrderKey
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string First = "a0";
    private static readonly SearchValues<char> AllDigits = SearchValues.Create(Digits);

    /// <summary>The smallest whole number; alone it is no key, since nothing could stand before it.</summary>
    private static readonly string Smallest = "A" + new string('0', 26);

    /// <summary>True for a key that <see cref="Between"/> could have made.</summary>
    public static bool IsValid(string key)
    {
        if (key.Length == 0 || WholeLength(key[0]) is not { } whole || whole > key.Length)
        {
            return false;
        }

        return !key.AsSpan().ContainsAnyExcept(AllDigits)
            && (key.Length == whole || key[^1] != '0')
            && !string.Equals(key, Smallest, StringComparison.Ordinal);
    }

    /// <summary>A key after <paramref name="before"/> and before <paramref name="after"/>; null is the end of that side.</summary>
    /// <exception cref="ArgumentException">The keys are not in order, or one is not an order key.</exception>
    public static string Between(string? before, string? after)
    {
        Check(before, nameof(before));
        Check(after, nameof(after));
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
        {
            throw new ArgumentException("The keys are not in order.", nameof(after));
        }

        if (before is null)
        {
            return after is null ? First : BeforeOf(after);
        }

        var whole = Whole(before);
        if (after is null)
        {
            return Next(whole) ?? whole + Middle(before[whole.Length..], null);
        }

        if (string.Equals(whole, Whole(after), StringComparison.Ordinal))
        {
            return whole + Middle(before[whole.Length..], after[whole.Length..]);
        }

        return Next(whole) is { } next && string.CompareOrdinal(next, after) < 0
            ? next
            : whole + Middle(before[whole.Length..], null);
    }

    /// <summary>
    /// Keys in order between two others: for many at once, which made one after the other between the same two would
    /// grow. Their length grows with the logarithm of the count.
    /// </summary>
    /// <exception cref="ArgumentException">The keys are not in order, or one is not an order key.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static string[] Spread(string? before, string? after, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var keys = new string[count];
        if (before is not null && after is not null)
        {
            Halve(keys, before, after);
        }
        else if (after is null)
        {
            for (var i = 0; i < count; i++)
            {
                keys[i] = before = Between(before, null);
            }
        }
        else
        {
            for (var i = count - 1; i >= 0; i--)
            {
                keys[i] = after = Between(null, after);
            }
        }

        return keys;
    }

    private static void Halve(Span<string> keys, string before, string after)
    {
        if (keys.IsEmpty)
        {
            return;
        }

        var middle = keys.Length / 2;
        keys[middle] = Between(before, after);
        Halve(keys[..middle], before, keys[middle]);
        Halve(keys[(middle + 1)..], keys[middle], after);
    }

    private static void Check(string? key, string name)
    {
        if (key is not null && !IsValid(key))
        {
            throw new ArgumentException("Not an order key.", name);
        }
    }

    private static string BeforeOf(string after)
    {
        var whole = Whole(after);
        if (whole.Length < after.Length && !string.Equals(whole, Smallest, StringComparison.Ordinal))
        {
            return whole;
        }

        var previous = Previous(whole);
        return previous is null || string.Equals(previous, Smallest, StringComparison.Ordinal)
            ? Smallest + Middle("", previous is null ? after[whole.Length..] : null)
            : previous;
    }

    private static string Whole(string key) => key[..WholeLength(key[0])!.Value]; // checked keys only

    /// <summary>How long the whole number is, its first letter included: a (two) to z, and, below, Z (two) to A.</summary>
    private static int? WholeLength(char first) =>
        first switch
        {
            >= 'a' and <= 'z' => first - 'a' + 2,
            >= 'A' and <= 'Z' => 'Z' - first + 2,
            _ => null,
        };

    /// <summary>The next whole number; null after the largest.</summary>
    private static string? Next(string whole)
    {
        var digits = whole.ToCharArray();
        for (var i = digits.Length - 1; i > 0; i--)
        {
            if (digits[i] != 'z')
            {
                digits[i] = Digits[Value(digits[i]) + 1];
                return new string(digits);
            }

            digits[i] = '0';
        }

        return whole[0] switch
        {
            'z' => null,
            'Z' => First,
            var first => (char)(first + 1) + new string('0', WholeLength((char)(first + 1))!.Value - 1), // a letter's next
        };
    }

    /// <summary>The whole number before; null before the smallest.</summary>
    private static string? Previous(string whole)
    {
        var digits = whole.ToCharArray();
        for (var i = digits.Length - 1; i > 0; i--)
        {
            if (digits[i] != '0')
            {
                digits[i] = Digits[Value(digits[i]) - 1];
                return new string(digits);
            }

            digits[i] = 'z';
        }

        return whole[0] switch
        {
            'A' => null,
            'a' => "Zz",
            var first => (char)(first - 1) + new string('z', WholeLength((char)(first - 1))!.Value - 1), // a letter's previous
        };
    }

    /// <summary>A fraction between two; the lower may be empty (0), the upper null (1). Neither ends in 0, nor does the result.</summary>
    private static string Middle(string low, string? high)
    {
        if (high is not null)
        {
            var shared = 0;
            while (shared < high.Length && (shared < low.Length ? low[shared] : '0') == high[shared])
            {
                shared++;
            }

            if (shared > 0)
            {
                return high[..shared] + Middle(shared < low.Length ? low[shared..] : "", high[shared..]);
            }
        }

        var lowest = low.Length == 0 ? 0 : Value(low[0]);
        var highest = high is null ? Digits.Length : Value(high[0]);
        if (highest - lowest > 1)
        {
            return Digits[(lowest + highest) / 2].ToString();
        }

        // Neighbouring digits: the upper's digit alone, when something follows it there; else below the lower's.
        return high is { Length: > 1 } ? high[..1] : Digits[lowest] + Middle(low.Length == 0 ? "" : low[1..], null);
    }

    private static int Value(char digit) => Digits.IndexOf(digit, StringComparison.Ordinal);
}
