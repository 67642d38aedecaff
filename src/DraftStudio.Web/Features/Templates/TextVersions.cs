using System.Collections.Concurrent;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Which versions the batches of this circuit became; null for one that changed nothing.</summary>
internal sealed class TextVersions
{
    private readonly ConcurrentDictionary<string, int?> saved = new(StringComparer.Ordinal);

    public void Note(string field, int? version) => saved[field] = version;

    public int? Of(string field) => saved.GetValueOrDefault(field);

    public void Forget(string field) => saved.TryRemove(field, out _);
}
