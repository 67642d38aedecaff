using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Reads and writes the marks in a form's document: <c>/pending/&lt;resource id&gt;</c>.</summary>
public static class PendingMarks
{
    public static readonly DocumentPath Path = DocumentPath.Of("pending");

    public static ImmutableArray<PendingMark> In(Document document) =>
        [
            .. ((document.At(Path) as MapNode) ?? MapNode.Empty)
                .Select(static entry => Read(entry.Key, entry.Value))
                .OrderBy(static mark => mark.At)
                .ThenBy(static mark => mark.Id.ToString(), StringComparer.Ordinal),
        ];

    public static bool AnyIn(Document document) => document.At(Path) is MapNode { Count: > 0 };

    /// <summary>The marks that the changes took away.</summary>
    public static ImmutableArray<PendingMark> DroppedBy(ImmutableArray<Change> changes) =>
        [
            .. changes
                .Where(static change =>
                    change is { After: null, Before: not null, Path.Segments.Length: 2 } && Path.Contains(change.Path)
                )
                .Select(static change => Read(change.Path.Last, change.Before!)), // Not null: asked for above.
        ];

    internal static Document With(Document document, PendingMark mark)
    {
        var node = MapNode
            .Empty.With("by", LeafNode.Of(mark.By.ToString()))
            .With("byName", LeafNode.Of(mark.ByName))
            .With("field", LeafNode.Of(mark.Field))
            .With("at", LeafNode.Of(mark.At.ToString("O", CultureInfo.InvariantCulture)));
        if (mark.Replaced is { } replaced)
        {
            node = node.With("replaced", LeafNode.Of(replaced.ToString()));
        }

        return document.With(PathOf(mark.Id), node);
    }

    internal static Document Without(Document document, PendingMark mark) => document.Without(PathOf(mark.Id));

    internal static PendingMark Read(string id, DocumentNode node)
    {
        var map = node as MapNode ?? MapNode.Empty;
        return new PendingMark(
            new ResourceId(Guid.Parse(id)),
            new UserId(Guid.TryParse(Text(map, "by"), out var by) ? by : Guid.Empty),
            Text(map, "byName"),
            Text(map, "field"),
            Selection.IdOf(map.Find("replaced")),
            DateTimeOffset.TryParse(
                Text(map, "at"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind,
                out var at
            )
                ? at
                : DateTimeOffset.MinValue
        );
    }

    /// <summary>
    /// Dropping a mark is a decision. Who set it may always reject it; else it needs the permission to decide, and where
    /// the workspace forbids deciding one's own, it must be another's.
    /// </summary>
    internal static async Task<DraftError?> RefuseDropsAsync(
        IDraftReader reader,
        Caller caller,
        ImmutableArray<PendingMark> dropped,
        Func<PendingMark, bool> isSelected,
        CancellationToken cancellationToken
    )
    {
        var decided = dropped.RemoveAll(mark => mark.By == caller.User && !isSelected(mark));
        if (decided.IsEmpty)
        {
            return null;
        }

        if (!caller.May(Permission.ProposalsDecide))
        {
            return new DraftError.Forbidden(Permission.ProposalsDecide);
        }

        return
            decided.Any(mark => mark.By == caller.User)
            && (await reader.ReadRulesAsync(caller.Workspace, cancellationToken)).ForbidOwnDecisions
            ? new DraftError.OwnProposal()
            : null;
    }

    private static DocumentPath PathOf(ResourceId id) => Path.Child(id.ToString());

    private static string Text(MapNode map, string key) => (map.Find(key) as LeafNode)?.AsString() ?? "";
}
