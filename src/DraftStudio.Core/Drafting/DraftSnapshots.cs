using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// Takes snapshots of drafts, so that loading one costs what came since. A text with edits gets a blob of its own on the
/// way: the edits before the snapshot are only history then.
/// </summary>
public sealed class DraftSnapshots(IDraftStore store, DraftKinds kinds)
{
    private readonly DraftDocuments documents = new(kinds);

    /// <summary>Takes a snapshot of the newest version when there is none yet; false when there was nothing to do.</summary>
    public async Task<bool> TakeAsync(WorkspaceId workspace, DraftId draft, CancellationToken cancellationToken)
    {
        var head = await store.FindDraftAsync(workspace, draft, cancellationToken);
        if (head is not { IsOpen: true } || head.SnapshotVersion == head.Version)
        {
            return false;
        }

        var document = await documents.LoadAsync(store, head, head.Version, cancellationToken);
        var blobs = new List<PreparedBlob>();
        var settled = await SettleAsync(store, workspace, document, blobs, cancellationToken);
        var snapshot = PreparedBlob.Prepare(DocumentJson.Write(settled));
        var written = await store.WriteAsync<bool>(
            async (unit, token) =>
            {
                foreach (var blob in blobs.Append(snapshot))
                {
                    await unit.PutBlobAsync(workspace, blob, token);
                }

                await unit.SetSnapshotAsync(workspace, draft, new SnapshotId(snapshot.Hash), head.Version, token);
                return true;
            },
            cancellationToken
        );
        store.Remember(workspace, head.Kind, new SnapshotId(snapshot.Hash), settled);
        return written.Error is null;
    }

    /// <summary>Stores a document within a unit and answers what names it.</summary>
    internal static async Task<SnapshotId> StoreAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        string kind,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var blobs = new List<PreparedBlob>();
        var settled = await SettleAsync(unit, workspace, document, blobs, cancellationToken);
        var snapshot = PreparedBlob.Prepare(DocumentJson.Write(settled));
        foreach (var blob in blobs.Append(snapshot))
        {
            await unit.PutBlobAsync(workspace, blob, cancellationToken);
        }

        var stored = new SnapshotId(snapshot.Hash);
        unit.Remember(workspace, kind, stored, settled);
        return stored;
    }

    /// <summary>The document with each edited text replaced by one whose blob is the text as it stands.</summary>
    private static async Task<Document> SettleAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        List<PreparedBlob> blobs,
        CancellationToken cancellationToken
    )
    {
        var edited = new List<(DocumentPath Path, TextNode Node)>();
        FindEdited(DocumentPath.Root, document.Root, edited);
        foreach (var (path, node) in edited)
        {
            var text = await DraftDocuments.LoadTextAsync(reader, workspace, node, cancellationToken);
            var blob = PreparedBlob.Prepare(Encoding.UTF8.GetBytes(text));
            blobs.Add(blob);
            document = document.With(path, TextNode.Of(blob.Hash, text.Length));
        }

        return document;
    }

    private static void FindEdited(
        DocumentPath path,
        DocumentNode node,
        List<(DocumentPath Path, TextNode Node)> edited
    )
    {
        if (node is MapNode map)
        {
            foreach (var (key, child) in map)
            {
                FindEdited(path.Child(key), child, edited);
            }
        }
        else if (node is TextNode { Edits.Count: > 0 } text)
        {
            edited.Add((path, text));
        }
    }
}
