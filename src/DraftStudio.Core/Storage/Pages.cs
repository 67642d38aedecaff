using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Pages of lists that are read by their keys, one row further than the page goes.</summary>
internal static class Pages
{
    /// <summary>Where a page begins; null for the first one.</summary>
    /// <exception cref="ArgumentException">The cursor is of no such list: it was to be checked where it came in.</exception>
    public static Cursor? Start(string? cursor, CursorOrder order)
    {
        if (cursor is null)
        {
            return null;
        }

        return Cursor.TryParse(cursor, order, out var start)
            ? start
            : throw new ArgumentException("Not a cursor of this list.", nameof(cursor));
    }

    public static Page<T> Of<T>(ImmutableArray<T> found, int limit, Func<T, Cursor> cursorOf) =>
        found.Length <= limit
            ? new Page<T>(found, null)
            : new Page<T>(found[..limit], cursorOf(found[limit - 1]).ToString());
}
