using DraftStudio.Core.Access;
using DraftStudio.Core.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage;

/// <summary>Visits as rows; outside the journal, for they tell of no change.</summary>
internal sealed class HomeVisits(WriteQueue queue) : IHomeVisits
{
    public Task<DateTimeOffset?> VisitAsync(
        WorkspaceId workspace,
        UserId user,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        queue.RunAsync<DateTimeOffset?>(
            async (unit, cancel) =>
            {
                // Two first visits at the same moment would both add the row.
                await AdvisoryLock.TakeAsync(unit.Connection, $"home {workspace} {user}", cancel);
                unit.Db.Workspace = workspace;
                var visit = await unit.Db.HomeVisits.SingleOrDefaultAsync(row => row.UserId == user.Value, cancel);
                var before = visit?.LastSeen;
                if (visit is null)
                {
                    unit.Db.HomeVisits.Add(
                        new HomeVisitRow
                        {
                            Workspace = workspace.Value,
                            UserId = user.Value,
                            LastSeen = now,
                        }
                    );
                }
                else
                {
                    visit.LastSeen = now;
                }

                await unit.Db.SaveChangesAsync(cancel);
                return before;
            },
            cancellationToken
        );
}
