using System.Collections.Frozen;

namespace DraftStudio.Core.Drafting;

/// <summary>The kinds that this studio has, by name.</summary>
public sealed class DraftKinds(IEnumerable<DraftKind> kinds)
{
    private readonly FrozenDictionary<string, DraftKind> byName = kinds.ToFrozenDictionary(
        kind => kind.Name,
        StringComparer.Ordinal
    );

    public IEnumerable<DraftKind> All => byName.Values;

    /// <exception cref="KeyNotFoundException">A stored row names a kind that this program does not have.</exception>
    public DraftKind this[string name] => byName[name];

    public DraftKind? Find(string name) => byName.GetValueOrDefault(name);
}
