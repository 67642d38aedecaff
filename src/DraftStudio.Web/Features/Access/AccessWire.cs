using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Access;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Access;

/// <summary>A member of the workspace.</summary>
internal sealed record UserWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("email")]
    public required string Email { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("role")]
    public required Role Role { get; init; }

    [JsonPropertyName("suspended")]
    public required bool Suspended { get; init; }

    [JsonPropertyName("has_password")]
    public required bool HasPassword { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The one-time link by which the person chooses a password; shown once.</summary>
    [JsonPropertyName("password_link")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PasswordLink { get; init; }

    public static UserWire Of(Member member, string? passwordLink = null) =>
        new()
        {
            Id = member.Account.Id.Value,
            Email = member.Account.Email,
            Name = member.Account.Name,
            Role = member.Membership.Role,
            Suspended = member.Account.SuspendedAt is not null,
            HasPassword = member.Account.PasswordHash is not null,
            CreatedAt = member.Membership.CreatedAt,
            PasswordLink = passwordLink,
        };
}

/// <summary>Adds a person. Without a password the answer has a one-time link to choose one.</summary>
internal sealed record AddUserWire
{
    [JsonPropertyName("email")]
    public required string Email { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("role")]
    public required Role Role { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }
}

/// <summary>Changes a member; absent members stay as they are.</summary>
internal sealed record ChangeUserWire
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("role")]
    public Role? Role { get; init; }

    [JsonPropertyName("suspended")]
    public bool? Suspended { get; init; }

    /// <summary>A new password; every session of the account ends.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>True for a one-time link to choose a new password; the old one stops working.</summary>
    [JsonPropertyName("reset_password")]
    public bool? ResetPassword { get; init; }
}

/// <summary>A bearer token; never its secret.</summary>
internal sealed record TokenWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("user_id")]
    public required Guid UserId { get; init; }

    [JsonPropertyName("scopes")]
    public required ImmutableArray<string> Scopes { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("expires_at")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [JsonPropertyName("last_used_at")]
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The secret: in the answer that made it, and nowhere ever after.</summary>
    [JsonPropertyName("token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public static TokenWire Of(AccessToken token, TokenSecret? secret = null) =>
        new()
        {
            Id = token.Id.Value,
            Name = token.Name,
            UserId = token.User.Value,
            Scopes = [.. token.Scopes.Select(static scope => scope.Name)],
            CreatedAt = token.CreatedAt,
            ExpiresAt = token.ExpiresAt,
            LastUsedAt = token.LastUsedAt,
            Token = secret?.Text,
        };
}

/// <summary>Makes a token.</summary>
internal sealed record CreateTokenWire
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Whose it is; the caller's own when absent.</summary>
    [JsonPropertyName("user_id")]
    public Guid? UserId { get; init; }

    /// <summary>Names of permissions; all that its user and its maker both have when absent.</summary>
    [JsonPropertyName("scopes")]
    public ImmutableArray<string>? Scopes { get; init; }

    /// <summary>From then on it is refused; never when absent.</summary>
    [JsonPropertyName("expires_at")]
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A workspace and its rules.</summary>
internal sealed record WorkspaceWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("rules")]
    public required RulesWire Rules { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    public static WorkspaceWire Of(Workspace workspace) =>
        new()
        {
            Id = workspace.Id.Value,
            Slug = workspace.Slug,
            Name = workspace.Name,
            Rules = new RulesWire
            {
                ForbidOwnDecisions = workspace.Rules.ForbidOwnDecisions,
                RequiredApprovals = workspace.Rules.RequiredApprovals,
            },
            CreatedAt = workspace.CreatedAt,
        };
}

/// <summary>What the workspace asks of its reviews.</summary>
internal sealed record RulesWire
{
    [JsonPropertyName("forbid_own_decisions")]
    public bool? ForbidOwnDecisions { get; init; }

    [JsonPropertyName("required_approvals")]
    public int? RequiredApprovals { get; init; }
}

/// <summary>Changes the workspace; absent members stay as they are.</summary>
internal sealed record ChangeWorkspaceWire
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("rules")]
    public RulesWire? Rules { get; init; }
}

/// <summary>Makes a workspace.</summary>
internal sealed record CreateWorkspaceWire
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }
}

/// <summary>Who asks.</summary>
internal sealed record MeWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("email")]
    public required string Email { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("time_zone")]
    public string? TimeZone { get; init; }

    [JsonPropertyName("role")]
    public required Role Role { get; init; }

    [JsonPropertyName("permissions")]
    public required ImmutableArray<string> Permissions { get; init; }

    [JsonPropertyName("workspace")]
    public required WorkspaceWire Workspace { get; init; }

    /// <summary>Those that the caller can go to; a token's own alone.</summary>
    [JsonPropertyName("workspaces")]
    public required ImmutableArray<WorkspaceWire> Workspaces { get; init; }
}

/// <summary>Changes one's own account; absent members stay as they are.</summary>
internal sealed record ChangeMeWire
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>An IANA name; null for the browser's.</summary>
    [JsonPropertyName("time_zone")]
    public Optional<string?> TimeZone { get; init; }
}

/// <summary>Changes one's own password.</summary>
internal sealed record ChangePasswordWire
{
    [JsonPropertyName("current_password")]
    public required string CurrentPassword { get; init; }

    [JsonPropertyName("new_password")]
    public required string NewPassword { get; init; }
}
