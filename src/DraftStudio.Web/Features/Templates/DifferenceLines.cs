using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The difference of two texts as lines to show, one below the other or side by side. Pure.</summary>
internal static class DifferenceLines
{
    /// <summary>Characters of a line that are shown: scripts and styles may come in one line.</summary>
    public const int Longest = 2000;

    public static ImmutableArray<DifferenceLine> Of(ImmutableArray<TextHunk> hunks)
    {
        var lines = ImmutableArray.CreateBuilder<DifferenceLine>();
        foreach (var hunk in hunks)
        {
            lines.Add(new DifferenceLine('@', null, null, HeadOf(hunk)));
            var (before, after) = (hunk.BeforeStart, hunk.AfterStart);
            foreach (var (sign, text) in hunk.Lines)
            {
                lines.Add(
                    new DifferenceLine(sign, sign == '+' ? null : before++, sign == '-' ? null : after++, Short(text))
                );
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>Lines that went beside those that came in their place.</summary>
    public static ImmutableArray<DifferencePair> Pairs(ImmutableArray<DifferenceLine> lines)
    {
        var pairs = ImmutableArray.CreateBuilder<DifferencePair>();
        for (var i = 0; i < lines.Length; )
        {
            if (lines[i].Sign is not ('-' or '+'))
            {
                pairs.Add(new DifferencePair(lines[i], lines[i]));
                i++;
                continue;
            }

            var gone = Run(lines, i, '-');
            var come = Run(lines, i + gone, '+');
            for (var row = 0; row < Math.Max(gone, come); row++)
            {
                pairs.Add(
                    new DifferencePair(row < gone ? lines[i + row] : null, row < come ? lines[i + gone + row] : null)
                );
            }

            i += gone + come;
        }

        return pairs.ToImmutable();
    }

    private static int Run(ImmutableArray<DifferenceLine> lines, int from, char sign)
    {
        var to = from;
        while (to < lines.Length && lines[to].Sign == sign)
        {
            to++;
        }

        return to - from;
    }

    private static string HeadOf(TextHunk hunk)
    {
        var (start, count) =
            hunk.AfterLines > 0 ? (hunk.AfterStart, hunk.AfterLines) : (hunk.BeforeStart, hunk.BeforeLines);
        return count > 1
            ? string.Create(CultureInfo.InvariantCulture, $"Lines {start:N0} to {start + count - 1:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"Line {start:N0}");
    }

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(UnicodeText.CutsPair(text, Longest) ? Longest - 1 : Longest)] + "…";
}
