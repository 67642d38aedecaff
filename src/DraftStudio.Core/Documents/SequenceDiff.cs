namespace DraftStudio.Core.Documents;

/// <summary>A run of one sequence that stands where a run of another stood; one of the two may be empty.</summary>
internal readonly record struct Hunk(int BeforeStart, int BeforeLength, int AfterStart, int AfterLength)
{
    public int BeforeEnd => BeforeStart + BeforeLength;

    public int AfterEnd => AfterStart + AfterLength;
}

/// <summary>What changed between two sequences of numbers: hunks in order, with at least one equal number between two.</summary>
internal static class SequenceDiff
{
    // The search costs the square of the differences; beyond these, lines that are unique on both sides part the sequences.
    private const int MostDifferences = 1000;

    /// <summary>Shortest where the two differ little, reasonable where they differ much, fast always.</summary>
    public static List<Hunk> Between(int[] before, int[] after)
    {
        var hunks = new List<Hunk>();
        Add(hunks, before, after, new Hunk(0, before.Length, 0, after.Length));
        return hunks;
    }

    /// <summary>The shortest (Myers 1986, greedy); null when there are more single differences than allowed.</summary>
    public static List<Hunk>? Shortest(ReadOnlySpan<int> before, ReadOnlySpan<int> after, int mostDifferences)
    {
        var n = before.Length;
        var m = after.Length;
        var most = Math.Min(n + m, mostDifferences);

        // For each number of differences, how far each diagonal got: [d][k + d], -1 where it cannot go.
        var furthest = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            var row = new int[(2 * d) + 1];
            for (var k = -d; k <= d; k += 2)
            {
                var x = d == 0 ? 0 : Step(furthest[d - 1], d, k, n, m).X;
                if (x >= 0)
                {
                    x += before[x..].CommonPrefixLength(after[(x - k)..]);
                }

                row[k + d] = x;
                if (x == n && x - k == m)
                {
                    return Backtrack(furthest, d, n, m);
                }
            }

            furthest.Add(row);
        }

        return null;
    }

    /// <summary>The better way into a diagonal: down (something inserted) or right (something removed).</summary>
    private static (int X, bool Down) Step(int[] row, int d, int k, int n, int m)
    {
        var down = k < d - 1 ? row[k + d] : -1;
        if (down - k > m)
        {
            down = -1;
        }

        var right = k > 1 - d ? row[k + d - 2] : -1;
        right = right >= 0 && right < n ? right + 1 : -1;
        return down >= right ? (down, true) : (right, false);
    }

    private static List<Hunk> Backtrack(List<int[]> furthest, int differences, int n, int m)
    {
        var hunks = new List<Hunk>();
        var x = n;
        var y = m;
        for (var d = differences; d > 0; d--)
        {
            var k = x - y;
            var (entered, down) = Step(furthest[d - 1], d, k, n, m);
            x = down ? entered : entered - 1;
            y = down ? entered - k - 1 : entered - k;
            var hunk = new Hunk(x, down ? 0 : 1, y, down ? 1 : 0);
            if (hunks.Count > 0 && hunk.BeforeEnd == hunks[^1].BeforeStart && hunk.AfterEnd == hunks[^1].AfterStart)
            {
                var last = hunks[^1];
                hunks[^1] = new Hunk(x, hunk.BeforeLength + last.BeforeLength, y, hunk.AfterLength + last.AfterLength);
            }
            else
            {
                hunks.Add(hunk);
            }
        }

        hunks.Reverse();
        return hunks;
    }

    private static void Add(List<Hunk> hunks, int[] before, int[] after, Hunk range)
    {
        var left = before.AsSpan(range.BeforeStart, range.BeforeLength);
        var right = after.AsSpan(range.AfterStart, range.AfterLength);
        var prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        while (!left.IsEmpty && !right.IsEmpty && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (left.IsEmpty && right.IsEmpty)
        {
            return;
        }

        var inner = new Hunk(range.BeforeStart + prefix, left.Length, range.AfterStart + prefix, right.Length);
        if (left.IsEmpty || right.IsEmpty)
        {
            hunks.Add(inner);
            return;
        }

        if (Shortest(left, right, MostDifferences) is { } shortest)
        {
            foreach (var hunk in shortest)
            {
                hunks.Add(
                    hunk with
                    {
                        BeforeStart = hunk.BeforeStart + inner.BeforeStart,
                        AfterStart = hunk.AfterStart + inner.AfterStart,
                    }
                );
            }

            return;
        }

        var anchors = Anchors(left, right);
        if (anchors.Count == 0)
        {
            hunks.Add(inner);
            return;
        }

        var beforeStart = inner.BeforeStart;
        var afterStart = inner.AfterStart;
        foreach (var (leftAt, rightAt) in anchors)
        {
            var beforeAt = inner.BeforeStart + leftAt;
            var afterAt = inner.AfterStart + rightAt;
            Add(hunks, before, after, new Hunk(beforeStart, beforeAt - beforeStart, afterStart, afterAt - afterStart));
            beforeStart = beforeAt + 1;
            afterStart = afterAt + 1;
        }

        Add(
            hunks,
            before,
            after,
            new Hunk(beforeStart, inner.BeforeEnd - beforeStart, afterStart, inner.AfterEnd - afterStart)
        );
    }

    /// <summary>The longest run, in order on both sides, of numbers that each side has once (patience).</summary>
    private static List<(int Before, int After)> Anchors(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var places = new Dictionary<int, (int Before, int After)>();
        for (var i = 0; i < before.Length; i++)
        {
            places[before[i]] = places.ContainsKey(before[i]) ? (-1, -1) : (i, -1);
        }

        for (var i = 0; i < after.Length; i++)
        {
            if (places.TryGetValue(after[i], out var place) && place.Before >= 0)
            {
                places[after[i]] = place.After < 0 ? (place.Before, i) : (-1, -1);
            }
        }

        // The longest increasing subsequence: the last of the best run of each length, and what each follows.
        var unique = new List<(int Before, int After)>();
        foreach (var value in before)
        {
            if (places[value] is { Before: >= 0, After: >= 0 } place)
            {
                unique.Add(place);
            }
        }

        var previous = new int[unique.Count];
        var ends = new List<int>();
        for (var i = 0; i < unique.Count; i++)
        {
            var low = 0;
            var high = ends.Count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (unique[ends[middle]].After < unique[i].After)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            previous[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var anchors = new List<(int Before, int After)>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
        {
            anchors.Add(unique[i]);
        }

        anchors.Reverse();
        return anchors;
    }
}
