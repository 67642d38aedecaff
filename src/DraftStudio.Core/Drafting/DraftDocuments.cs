using System.Collections.Immutable;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>Loads documents and texts: a snapshot and the operations on either side of it.</summary>
internal sealed class DraftDocuments(DraftKinds kinds)
{
    /// <summary>The document of a draft at a version from 0 to its newest.</summary>
    public async Task<Document> LoadAsync(
        IDraftReader reader,
        Draft draft,
        int version,
        CancellationToken cancellationToken
    )
    {
        if (reader.TryRecall(draft.Id, version, out var known))
        {
            return known;
        }

        var document = await LoadAsync(reader, draft.Workspace, draft.Kind, draft.Snapshot, cancellationToken);
        if (version >= draft.SnapshotVersion)
        {
            var since = await reader.ReadOperationsAsync(
                draft.Workspace,
                draft.Id,
                draft.SnapshotVersion,
                version,
                cancellationToken
            );
            document = since.Aggregate(document, static (current, operation) => current.Apply(operation.Changes));
        }
        else
        {
            var until = await reader.ReadOperationsAsync(
                draft.Workspace,
                draft.Id,
                version,
                draft.SnapshotVersion,
                cancellationToken
            );
            document = until
                .Reverse()
                .Aggregate(document, static (current, operation) => current.Apply(Invert(operation.Changes)));
        }

        reader.Remember(draft.Id, version, document);
        return document;
    }

    /// <summary>A stored document, brought up to what this program expects of the kind.</summary>
    public async Task<Document> LoadAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        string kind,
        SnapshotId snapshot,
        CancellationToken cancellationToken
    )
    {
        var draftKind = kinds[kind];
        if (snapshot.Blob is not { } blob)
        {
            return draftKind.Blank;
        }

        if (reader.TryRecall(workspace, kind, snapshot, out var known))
        {
            return known;
        }

        var json =
            await reader.ReadBlobAsync(workspace, blob, cancellationToken)
            ?? throw new InvalidOperationException($"The snapshot {snapshot} is missing from the store.");
        var document = draftKind.Upgrade(DocumentJson.Read(json.Span));
        reader.Remember(workspace, kind, snapshot, document);
        return document;
    }

    /// <summary>The text of a text leaf.</summary>
    public static async Task<string> LoadTextAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        TextNode node,
        CancellationToken cancellationToken
    )
    {
        var stored = "";
        if (node.Blob is { } blob)
        {
            var bytes =
                await reader.ReadBlobAsync(workspace, blob, cancellationToken)
                ?? throw new InvalidOperationException($"The text {blob} is missing from the store.");
            stored = Encoding.UTF8.GetString(bytes.Span);
        }

        return TextEdits.Apply(stored, node.Edits);
    }

    /// <summary>The changes that take these back, in the order in which they must be made.</summary>
    public static ImmutableArray<Change> Invert(ImmutableArray<Change> changes) =>
        [.. changes.Reverse().Select(change => change.Invert())];
}
