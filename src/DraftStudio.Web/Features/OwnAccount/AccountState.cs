using DraftStudio.Web.Features.Administration;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>The page of one's own account.</summary>
public sealed record AccountState
{
    public static readonly AccountState Closed = new();

    /// <summary>Null until it is read.</summary>
    public AccountView? View { get; init; }

    public string? Failure { get; init; }

    public bool Working { get; init; }

    public FormRefusal? Refusal { get; init; }
}
