namespace DraftStudio.Core.Access;

/// <summary>A person, or the studio itself.</summary>
public readonly record struct UserId(Guid Value)
{
    /// <summary>The studio itself: the author of rebases and of what it does unasked. Never signs in.</summary>
    public static readonly UserId Studio = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public override string ToString() => Value.ToString("D");
}
