namespace DraftStudio.Core.Drafting;

/// <summary>A draft.</summary>
public readonly record struct DraftId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
