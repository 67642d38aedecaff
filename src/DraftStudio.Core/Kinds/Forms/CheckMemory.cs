using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>
/// What a check of one list against another found, for as long as the list is in memory: nodes do not change, so what was
/// found in the same two is found again, and a change elsewhere in a large form costs nothing here.
/// </summary>
internal sealed class CheckMemory(Func<Document, IEnumerable<Problem>> check, DocumentPath list, DocumentPath other)
{
    private readonly ConditionalWeakTable<DocumentNode, Found> known = [];

    public ImmutableArray<Problem> Check(Document document)
    {
        if (document.At(list) is not { } node)
        {
            return [];
        }

        var against = document.At(other);
        if (known.TryGetValue(node, out var found) && ReferenceEquals(found.Against, against))
        {
            return found.Problems;
        }

        found = new Found(against, [.. check(document)]);
        known.AddOrUpdate(node, found);
        return found.Problems;
    }

    private sealed record Found(DocumentNode? Against, ImmutableArray<Problem> Problems);
}
