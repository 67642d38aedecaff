using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Documents of versions that are not committed yet, on top of those that are: a unit's on its batch's on everybody's.</summary>
internal sealed class StagedDocuments
{
    private readonly DocumentCache committed;
    private readonly StagedDocuments? below;
    private Dictionary<(DraftId Draft, int Version), Document>? staged;

    public StagedDocuments(DocumentCache committed, StagedDocuments? below = null)
    {
        this.committed = committed;
        this.below = below;
    }

    public bool TryGet(DraftId draft, int version, [NotNullWhen(true)] out Document? document)
    {
        if (staged is not null && staged.TryGetValue((draft, version), out document))
        {
            return true;
        }

        return below is null
            ? committed.TryGet(draft, version, out document)
            : below.TryGet(draft, version, out document);
    }

    public void Set(DraftId draft, int version, Document document) => (staged ??= [])[(draft, version)] = document;

    /// <summary>Hands what is staged one level down: a unit's to its batch, a batch's to everybody.</summary>
    public void Settle()
    {
        foreach (var ((draft, version), document) in staged ?? [])
        {
            if (below is null)
            {
                committed.Set(draft, version, document);
            }
            else
            {
                below.Set(draft, version, document);
            }
        }

        staged = null;
    }
}
