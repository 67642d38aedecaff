namespace DraftStudio.Core.Drafting;

/// <summary>A proposal on a draft.</summary>
public readonly record struct ProposalId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
