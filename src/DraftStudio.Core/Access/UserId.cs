namespace DraftStudio.Core.Access;

/// <summary>A person, or the studio itself.</summary>
public readonly record struct UserId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
