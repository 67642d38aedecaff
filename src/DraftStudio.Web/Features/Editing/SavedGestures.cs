using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>Whether a gesture is in a draft's history already: a page sends again what it has no answer to.</summary>
internal static class SavedGestures
{
    private const int HistoryPage = 64;

    /// <summary>The caller's operation since a version, by the client that it is of; null when there is none.</summary>
    public static async Task<Operation?> FindAsync(
        IDraftUnit unit,
        Caller caller,
        Draft head,
        int version,
        CancellationToken cancellationToken
    )
    {
        var before = head.Version + 1;
        while (before > version + 1)
        {
            var page = await unit.ReadHistoryAsync(
                head.Workspace,
                head.Id,
                before,
                Math.Min(HistoryPage, before - version - 1),
                cancellationToken
            );
            var found = page.FirstOrDefault(operation =>
                operation.Kind == OperationKind.Edit
                && operation.Author == caller.User
                && operation.Client == caller.Client
            );
            if (found is not null || page.IsEmpty)
            {
                return found;
            }

            before = page[^1].Version;
        }

        return null;
    }
}
