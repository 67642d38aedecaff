using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// Which names are known where. A loop, a macro, a block and the body of a call have scopes of their own; a macro sees
/// nothing of what is around it. Macros and blocks run later than they stand, so what the file defines outside of them
/// counts for them wherever it stands.
/// </summary>
internal sealed class NameScopes
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<Scope> scopes = [];
    private int reach;
    private bool isLater;

    public void Push(bool isolates, bool runsLater)
    {
        scopes.Add(new Scope([], reach, isLater));
        reach = isolates ? scopes.Count : reach;
        isLater |= runsLater;
    }

    public void Pop()
    {
        var scope = scopes[^1];
        scopes.RemoveAt(scopes.Count - 1);
        foreach (var entry in scope.Defined)
        {
            entry.Depths.RemoveAt(entry.Depths.Count - 1);
        }

        (reach, isLater) = (scope.ReachBefore, scope.WasLater);
    }

    public void Define(string name)
    {
        var entry = EntryOf(name);
        var depth = scopes.Count;
        entry.IsDefined = true;
        entry.IsOutermost |= depth == 0;
        if (entry.Depths.Count > 0 && entry.Depths[^1] == depth)
        {
            return;
        }

        entry.Depths.Add(depth);
        if (depth > 0)
        {
            scopes[^1].Defined.Add(entry);
        }
    }

    public void Use(ReadOnlySpan<char> name, int at)
    {
        var entry = EntryOf(name);
        if (entry.Depths.Count > 0 && entry.Depths[^1] >= reach)
        {
            return;
        }

        if (isLater)
        {
            entry.UsedLater ??= at;
        }
        else
        {
            entry.UsedFree ??= at;
        }
    }

    public ImmutableHashSet<string> Defined() =>
        [.. entries.Values.Where(static entry => entry.IsDefined).Select(static entry => entry.Name)];

    /// <summary>The names that must come from outside, in the order of first use.</summary>
    public ImmutableArray<NunjucksVariable> Free(TextPositions positions) =>
        [
            .. entries
                .Values.Select(static entry => (entry.Name, Place: entry.FirstFree))
                .Where(static use => use.Place is not null)
                .OrderBy(static use => use.Place)
                .Select(use =>
                {
                    var (line, column) = positions.Of(use.Place.GetValueOrDefault());
                    return new NunjucksVariable(use.Name, line, column);
                }),
        ];

    private Entry EntryOf(ReadOnlySpan<char> name)
    {
        var byName = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!byName.TryGetValue(name, out var entry))
        {
            entry = new Entry(name.ToString());
            entries[entry.Name] = entry;
        }

        return entry;
    }

    private readonly record struct Scope(List<Entry> Defined, int ReachBefore, bool WasLater);

    private sealed class Entry(string name)
    {
        public string Name => name;

        /// <summary>The scopes around the present place that define it, the innermost last; 0 is the file.</summary>
        public List<int> Depths { get; } = [];

        public bool IsDefined { get; set; }

        public bool IsOutermost { get; set; }

        public int? UsedFree { get; set; }

        public int? UsedLater { get; set; }

        public int? FirstFree =>
            IsOutermost || UsedLater is null ? UsedFree
            : UsedFree is { } free ? Math.Min(free, UsedLater.Value)
            : UsedLater;
    }
}
