namespace DraftStudio.Core.Access;

/// <summary>A bearer token's name in lists; not the secret.</summary>
public readonly record struct AccessTokenId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
