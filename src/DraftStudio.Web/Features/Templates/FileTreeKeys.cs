using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Where the keys lead in a tree.</summary>
internal static class FileTreeKeys
{
    /// <summary>The line that a key leads to; null where it leads nowhere.</summary>
    public static FileTreeRow? Next(ImmutableArray<FileTreeRow> rows, int at, string key)
    {
        var to = key switch
        {
            "ArrowDown" => at + 1,
            "ArrowUp" => at < 0 ? rows.Length - 1 : at - 1,
            "Home" => 0,
            "End" => rows.Length - 1,
            // Into what is open, out to what is around.
            "ArrowRight" when at >= 0 && rows[at].IsExpanded => at + 1,
            "ArrowLeft" when at >= 0 => OuterOf(rows, at),
            _ => -1,
        };
        return to >= 0 && to < rows.Length ? rows[to] : null;
    }

    /// <summary>The next line that begins with a letter, from the one that the keyboard is at on and around.</summary>
    public static FileTreeRow? Search(ImmutableArray<FileTreeRow> rows, int at, string letter) =>
        letter.Length != 1
            ? null
            : Enumerable
                .Range(1, rows.Length)
                .Select(step => rows[(Math.Max(at, -1) + step) % rows.Length])
                .FirstOrDefault(row => row.Name.StartsWith(letter, StringComparison.CurrentCultureIgnoreCase));

    private static int OuterOf(ImmutableArray<FileTreeRow> rows, int at)
    {
        var outer = at - 1;
        while (outer >= 0 && rows[outer].Level >= rows[at].Level)
        {
            outer--;
        }

        return outer;
    }
}
