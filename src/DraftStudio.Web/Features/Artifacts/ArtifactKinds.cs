using System.Collections.Frozen;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>The kinds that have a list and pages, by name.</summary>
public sealed class ArtifactKinds(IEnumerable<IArtifactKind> kinds)
{
    private readonly FrozenDictionary<string, IArtifactKind> byName = kinds.ToFrozenDictionary(
        kind => kind.Kind,
        StringComparer.Ordinal
    );

    public IArtifactKind this[string kind] => byName[kind];
}
