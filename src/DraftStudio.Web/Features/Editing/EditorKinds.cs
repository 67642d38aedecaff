using System.Collections.Frozen;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The kinds that have pages, by name.</summary>
public sealed class EditorKinds(IEnumerable<IEditorKind> kinds)
{
    private readonly FrozenDictionary<string, IEditorKind> byName = kinds.ToFrozenDictionary(
        kind => kind.Kind,
        StringComparer.Ordinal
    );

    public IEditorKind this[string kind] => byName[kind];

    public IEditorKind? Find(string kind) => byName.GetValueOrDefault(kind);
}
