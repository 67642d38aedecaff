using DraftStudio.Web.Features.Administration;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>One's own account is shown.</summary>
public sealed record AccountShown;

public sealed record AccountLeft;

public sealed record AccountLoaded(AccountView View);

public sealed record AccountFailed(string Reason);

/// <summary>A null time zone is the browser's.</summary>
public sealed record AccountChangeRequested(string Name, string? TimeZone);

public sealed record AccountRefused(FormRefusal Refusal);
