namespace DraftStudio.Core.Access;

/// <summary>A member of a workspace as lists show it.</summary>
public sealed record Member(Membership Membership, string Email, string Name, bool HasPassword);
