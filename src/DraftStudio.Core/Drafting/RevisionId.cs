namespace DraftStudio.Core.Drafting;

/// <summary>An immutable published state of an artifact.</summary>
public readonly record struct RevisionId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
