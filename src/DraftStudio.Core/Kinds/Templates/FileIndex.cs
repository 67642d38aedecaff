using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// Files by their names, without regard to case. Files do not change, so the index of one that differs from another in a few
/// files is made of the other's.
/// </summary>
internal sealed class FileIndex
{
    private const int Recent = 16;
    private const int Samples = 5;

    private static readonly ConditionalWeakTable<MapNode, FileIndex> Known = [];
    private static readonly Lock Gate = new();
    private static readonly LinkedList<WeakReference<MapNode>> Latest = new();

    private readonly ImmutableDictionary<string, ImmutableSortedSet<string>> idsByName;

    /// <summary>A few ids, by which a relative is recognised.</summary>
    private readonly ImmutableArray<string> sample;

    private FileIndex(
        ImmutableDictionary<string, ImmutableSortedSet<string>> idsByName,
        ImmutableSortedSet<string> shared,
        ImmutableArray<string> sample
    )
    {
        this.idsByName = idsByName;
        Shared = shared;
        this.sample = sample;
    }

    /// <summary>Names, folded, that several files have: a merge can make such.</summary>
    public ImmutableSortedSet<string> Shared { get; }

    /// <summary>The index of a template's files.</summary>
    public static FileIndex Of(MapNode files)
    {
        if (Known.TryGetValue(files, out var known))
        {
            return known;
        }

        var index = Relative(files) is var (before, old) ? old.Continue(before, files) : Begin(files);
        Known.AddOrUpdate(files, index);
        lock (Gate)
        {
            Latest.AddFirst(new WeakReference<MapNode>(files));
            if (Latest.Count > Recent)
            {
                Latest.RemoveLast();
            }
        }

        return index;
    }

    /// <summary>The ids of the files that have a name, but for its case; more than one only after a merge.</summary>
    public ImmutableSortedSet<string> Find(string name) => WithFolded(TemplatePath.KeyOf(name));

    public ImmutableSortedSet<string> WithFolded(string folded) => idsByName.GetValueOrDefault(folded, []);

    private static FileIndex Begin(MapNode files)
    {
        var ids = new Dictionary<string, ImmutableSortedSet<string>>(files.Count, StringComparer.Ordinal);
        foreach (var (id, node) in files)
        {
            var name = TemplatePath.KeyOf(TemplateFile.PathOf(node));
            ids[name] = ids.TryGetValue(name, out var others) ? others.Add(id) : [id];
        }

        return new FileIndex(
            ids.ToImmutableDictionary(StringComparer.Ordinal),
            [.. ids.Where(static entry => entry.Value.Count > 1).Select(static entry => entry.Key)],
            [.. files.Take(Samples).Select(static file => file.Key)]
        );
    }

    private FileIndex Continue(MapNode before, MapNode files)
    {
        var (ids, shared) = (idsByName, Shared);
        foreach (var (id, was, isNow) in MapNode.Differences(before, files))
        {
            if (was is not null)
            {
                Set(TemplatePath.KeyOf(TemplateFile.PathOf(was)), others => others.Remove(id));
            }

            if (isNow is not null)
            {
                Set(TemplatePath.KeyOf(TemplateFile.PathOf(isNow)), others => others.Add(id));
            }
        }

        return new FileIndex(ids, shared, sample);

        void Set(string name, Func<ImmutableSortedSet<string>, ImmutableSortedSet<string>> change)
        {
            var next = change(ids.GetValueOrDefault(name, []));
            ids = next.IsEmpty ? ids.Remove(name) : ids.SetItem(name, next);
            shared = next.Count > 1 ? shared.Add(name) : shared.Remove(name);
        }
    }

    /// <summary>Files whose index is known and that are, for the most part, these: the same in memory.</summary>
    private static (MapNode Files, FileIndex Index)? Relative(MapNode files)
    {
        lock (Gate)
        {
            foreach (var reference in Latest)
            {
                if (
                    reference.TryGetTarget(out var other)
                    && Known.TryGetValue(other, out var index)
                    && index.sample.Count(id => ReferenceEquals(other.Find(id), files.Find(id)))
                        > index.sample.Length / 2
                )
                {
                    return (other, index);
                }
            }
        }

        return null;
    }
}
