using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The list of members is shown.</summary>
public sealed record UserListShown;

public sealed record UserListLeft;

public sealed record MoreUsersRequested;

public sealed record UserListLoaded(ImmutableArray<UserLine> Lines, string? Next, bool Appends);

public sealed record UserListFailed(string Reason);

/// <summary>One member's sheet is open; null for none.</summary>
public sealed record UserShown(UserId? Id);

/// <summary>Null when there is no such member.</summary>
public sealed record UserFound(UserLine? Line);

/// <summary>Adds somebody who chooses a password by a one-time link.</summary>
public sealed record UserAddRequested(string Name, string Email, Role Role);

public sealed record UserChangeRequested(ChangeMember Change);

public sealed record UserRemovalRequested(UserId Id);

/// <summary>It is done; the link, when one was made for it.</summary>
public sealed record UserSaved(UserLine Line, PasswordLink? Link);

public sealed record UserRemoved(UserId Id);

public sealed record UserRefused(FormRefusal Refusal);
