using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Journal;

/// <summary>Reads the sealed part of the journal: what happened is there a moment after it happened.</summary>
public interface IJournalReader
{
    Task<Page<JournalEntry>> ListAsync(JournalQuery query, CancellationToken cancellationToken);

    /// <summary>Entries with a greater number, oldest first: a resumed reader that asks until nothing comes skips none.</summary>
    Task<ImmutableArray<JournalEntry>> ReadAfterAsync(
        WorkspaceId workspace,
        long seq,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>The chain's head; null while nothing is sealed.</summary>
    Task<ChainHead?> FindHeadAsync(WorkspaceId workspace, CancellationToken cancellationToken);
}
