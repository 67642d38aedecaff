using DraftStudio.Core.Access;

namespace DraftStudio.Core.Journal;

/// <summary>Goes through a workspace's journal and says where it was tampered with.</summary>
public sealed class ChainVerifier(IJournalReader journal)
{
    private const int PageSize = 1_000;

    /// <summary>Null when the chain holds up to its head, and a head that was noted earlier lies on it.</summary>
    /// <param name="noted">A head from the log or from elsewhere outside the database; null for none.</param>
    public async Task<ChainFault?> VerifyAsync(
        WorkspaceId workspace,
        ChainHead? noted,
        CancellationToken cancellationToken
    )
    {
        // The head first: what is sealed meanwhile is beyond it.
        var head = await journal.FindHeadAsync(workspace, cancellationToken);
        var (seq, hash) = (0L, JournalChain.Origin);
        while (seq < (head?.Seq ?? 0))
        {
            var page = await journal.ReadAfterAsync(workspace, seq, PageSize, cancellationToken);
            if (page.IsEmpty)
            {
                return new ChainFault(seq + 1, "The entry is missing.");
            }

            foreach (var entry in page)
            {
                if (entry.Seq != seq + 1)
                {
                    return new ChainFault(seq + 1, "The entry is missing.");
                }

                var expected = JournalChain.Seal(hash, seq + 1, entry);
                if (!expected.AsSpan().SequenceEqual(entry.Hash))
                {
                    return new ChainFault(seq + 1, "The entry is not the one that was sealed.");
                }

                (seq, hash) = (seq + 1, expected);
                if (Contradicts(seq, hash, head) || Contradicts(seq, hash, noted))
                {
                    return new ChainFault(seq, "The chain up to here is not the one whose head was noted.");
                }
            }
        }

        return noted is not null && noted.Seq > seq
            ? new ChainFault(seq + 1, "The journal ends before the head that was noted.")
            : null;
    }

    private static bool Contradicts(long seq, ReadOnlySpan<byte> hash, ChainHead? head) =>
        head is not null && head.Seq == seq && !hash.SequenceEqual(head.Hash);
}
