using System.Collections.Concurrent;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>The own members of what is published, for lists: read once a revision, without keeping the files in memory.</summary>
internal sealed class TemplateHeaders(DraftEngine engine)
{
    private const int Most = 10_000;

    // A snapshot never changes, so what was read of one stays true.
    private readonly ConcurrentDictionary<(WorkspaceId, SnapshotId), TemplateHeader> headers = new();

    public async Task<TemplateHeader> ReadAsync(
        IDraftReader reader,
        Artifact template,
        CancellationToken cancellationToken
    )
    {
        var key = (template.Workspace, template.HeadSnapshot);
        if (headers.TryGetValue(key, out var known))
        {
            return known;
        }

        var document = await engine.LoadAsync(
            reader,
            template.Workspace,
            TemplateKind.KindName,
            template.HeadSnapshot,
            cancellationToken
        );
        if (headers.Count >= Most)
        {
            headers.Clear();
        }

        return headers[key] = TemplateHeader.Of(document);
    }
}
