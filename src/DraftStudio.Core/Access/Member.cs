namespace DraftStudio.Core.Access;

/// <summary>A member of a workspace, with the account.</summary>
public sealed record Member(Membership Membership, Account Account);
