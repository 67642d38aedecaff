namespace DraftStudio.Core.Storage.Rows;

/// <summary>A person who signs in, or the studio itself, which never does. Users belong to no workspace.</summary>
public sealed class UserRow
{
    public required Guid Id { get; set; }

    public required string UserName { get; set; }

    public required string NormalizedUserName { get; set; }

    public required string Email { get; set; }

    public required string NormalizedEmail { get; set; }

    public string? PasswordHash { get; set; }

    public required string SecurityStamp { get; set; }

    /// <summary>Checked and renewed by each save of the row.</summary>
    public required string ConcurrencyStamp { get; set; }

    public DateTimeOffset? LockoutEnd { get; set; }

    public bool LockoutEnabled { get; set; }

    public int AccessFailedCount { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>An IANA name; null for the browser's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The workspace that was open last, for sessions that name none.</summary>
    public Guid? LastWorkspace { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
