using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Storage;

/// <summary>The journal as it is committed and sealed.</summary>
internal sealed class JournalStore(StudioDatabase database) : IJournalReader
{
    public Task<Page<JournalEntry>> ListAsync(JournalQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync((connection, token) => JournalSql.ListAsync(connection, query, token), cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadAfterAsync(
        WorkspaceId workspace,
        long seq,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            (connection, token) => JournalSql.ReadAfterAsync(connection, workspace, seq, limit, token),
            cancellationToken
        );

    public Task<ChainHead?> FindHeadAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (connection, token) => JournalSql.FindHeadAsync(connection, workspace, token),
            cancellationToken
        );
}
