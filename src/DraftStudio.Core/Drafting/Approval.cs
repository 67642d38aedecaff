using DraftStudio.Core.Access;

namespace DraftStudio.Core.Drafting;

/// <summary>One person's yes to a proposal that needs several.</summary>
public sealed record Approval(UserId User, string UserName, DateTimeOffset At);
