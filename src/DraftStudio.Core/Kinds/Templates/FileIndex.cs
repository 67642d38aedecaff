using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// Files by their names, without regard to case. Files do not change, so the index of one that differs from another in a few
/// files is made of the other's.
/// </summary>
internal sealed class FileIndex
{
    private static readonly Relatives<FileIndex> Known = new();

    private readonly ImmutableDictionary<string, ImmutableSortedSet<string>> idsByName;

    private FileIndex(
        ImmutableDictionary<string, ImmutableSortedSet<string>> idsByName,
        ImmutableSortedSet<string> shared
    )
    {
        this.idsByName = idsByName;
        Shared = shared;
    }

    /// <summary>Names, folded, that several files have: a merge can make such.</summary>
    public ImmutableSortedSet<string> Shared { get; }

    /// <summary>The index of a template's files.</summary>
    public static FileIndex Of(MapNode files)
    {
        if (Known.Find(files) is { } known)
        {
            return known;
        }

        var relative = Known.FindRelative(files);
        var index = relative is var (before, old) ? old.Continue(before, files) : Begin(files);
        Known.Add(files, index, relative?.Map);
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
            [.. ids.Where(static entry => entry.Value.Count > 1).Select(static entry => entry.Key)]
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

        return new FileIndex(ids, shared);

        void Set(string name, Func<ImmutableSortedSet<string>, ImmutableSortedSet<string>> change)
        {
            var next = change(ids.GetValueOrDefault(name, []));
            ids = next.IsEmpty ? ids.Remove(name) : ids.SetItem(name, next);
            shared = next.Count > 1 ? shared.Add(name) : shared.Remove(name);
        }
    }
}
