namespace DraftStudio.Core.Access;

/// <summary>A person who can sign in. An account has no workspace; its memberships say where it may do what.</summary>
public sealed record Account
{
    public required UserId Id { get; init; }

    public required string Email { get; init; }

    /// <summary>The e-mail as it is looked up: upper case, invariant. Unique.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>The name shown to others.</summary>
    public required string Name { get; init; }

    /// <summary>Null until the person has chosen a password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes with the password: sessions that were made with another one have ended.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Until when no password is looked at; null when not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Since when the account may do nothing; null when not suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>The workspace of a session that names none.</summary>
    public WorkspaceId? LastWorkspace { get; init; }

    /// <summary>The IANA name of the person's time zone; null for the browser's.</summary>
    public string? TimeZone { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The form in which an e-mail address is looked up.</summary>
    public static string NormalizeEmail(string email) => email.Trim().ToUpperInvariant();
}
