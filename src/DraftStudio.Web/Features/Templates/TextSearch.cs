using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Finds a text in a text, within its lines. Pure.</summary>
internal static class TextSearch
{
    private const int Lead = 40;
    private const int Tail = 100;

    /// <summary>Places that do not overlap, the first ones, at most so many.</summary>
    public static ImmutableArray<SearchHit> Find(string text, string wanted, bool matchCase, int most)
    {
        var hits = ImmutableArray.CreateBuilder<SearchHit>();
        var comparison = matchCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var (line, start) = (1, 0);
        for (var at = 0; wanted.Length > 0 && hits.Count < most; at += wanted.Length)
        {
            at = text.IndexOf(wanted, at, comparison);
            if (at < 0)
            {
                break;
            }

            for (var feed = text.IndexOf('\n', start, at - start); feed >= 0; )
            {
                (line, start) = (line + 1, feed + 1);
                feed = text.IndexOf('\n', start, at - start);
            }

            hits.Add(Of(text, line, start, at, wanted.Length));
        }

        return hits.ToImmutable();
    }

    private static SearchHit Of(string text, int line, int start, int at, int length)
    {
        var from = Math.Max(start, at - Lead);
        from += UnicodeText.CutsPair(text, from) ? 1 : 0;
        var feed = text.IndexOf('\n', at + length);
        var end = feed < 0 ? text.Length : feed;
        var to = Math.Min(end, at + length + Tail);
        to -= UnicodeText.CutsPair(text, to) ? 1 : 0;
        return new SearchHit(
            line,
            at - start + 1,
            (from > start ? "…" : "") + text[from..at].TrimStart(),
            text.Substring(at, length),
            text[(at + length)..to].TrimEnd('\r') + (to < end ? "…" : "")
        );
    }
}
