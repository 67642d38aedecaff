using System.Collections.Immutable;

namespace DraftStudio.Core.Access;

/// <summary>The first administrator and the first workspace.</summary>
public sealed record SetUpStudio
{
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string PasswordHash { get; init; }

    public required string WorkspaceName { get; init; }

    public required string WorkspaceSlug { get; init; }

    /// <summary>A token with every scope that does not expire; null for none.</summary>
    public TokenSecret? Token { get; init; }
}

/// <summary>Adds a person to the workspace: an account that exists joins as it is, else one is made.</summary>
public sealed record AddMember
{
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>Null for a person who will choose a password by a one-time link.</summary>
    public string? PasswordHash { get; init; }
}

/// <summary>Changes a member; null members stay as they are.</summary>
public sealed record ChangeMember
{
    public required UserId User { get; init; }

    public Role? Role { get; init; }

    public bool? Suspended { get; init; }

    public string? Name { get; init; }

    /// <summary>A new password: every session of the account ends.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Makes the password unusable, until the person has chosen another by a one-time link.</summary>
    public bool ForgetPassword { get; init; }
}

/// <summary>Changes the caller's own account; null members stay as they are.</summary>
public sealed record ChangeOwnAccount
{
    public string? Name { get; init; }

    public bool SetsTimeZone { get; init; }

    /// <summary>With <see cref="SetsTimeZone"/>: an IANA name, or null for the browser's.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>Makes a bearer token.</summary>
public sealed record CreateToken
{
    public required string Name { get; init; }

    /// <summary>Whose it is; the caller's own when null.</summary>
    public UserId? User { get; init; }

    /// <summary>All that its user and its maker both have when null.</summary>
    public ImmutableArray<Permission>? Scopes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A token just made, and its secret, which nobody will see again.</summary>
public sealed record CreatedToken(AccessToken Token, TokenSecret Secret);

/// <summary>Changes the workspace; null members stay as they are.</summary>
public sealed record ChangeWorkspace
{
    public string? Name { get; init; }

    public bool? ForbidOwnDecisions { get; init; }

    public int? RequiredApprovals { get; init; }
}

/// <summary>Makes a further workspace, whose administrator the caller is.</summary>
public sealed record CreateWorkspace(string Name, string Slug);
