using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Storage.Rows;

namespace DraftStudio.Core.Storage;

/// <summary>Accounts, workspaces, memberships and tokens, to and from rows.</summary>
internal static class AccessRows
{
    public static Account ToAccount(UserRow row) =>
        new()
        {
            Id = new UserId(row.Id),
            Email = row.Email,
            NormalizedEmail = row.NormalizedEmail,
            Name = row.DisplayName,
            PasswordHash = row.PasswordHash,
            SecurityStamp = row.SecurityStamp,
            FailedAttempts = row.AccessFailedCount,
            LockedUntil = row.LockoutEnd,
            SuspendedAt = row.SuspendedAt,
            LastWorkspace = row.LastWorkspace is { } workspace ? new WorkspaceId(workspace) : null,
            TimeZone = row.TimeZone,
            CreatedAt = row.CreatedAt,
        };

    public static UserRow NewRow(Account account) =>
        new()
        {
            Id = account.Id.Value,
            UserName = account.Email,
            NormalizedUserName = account.NormalizedEmail,
            Email = account.Email,
            NormalizedEmail = account.NormalizedEmail,
            SecurityStamp = account.SecurityStamp,
            ConcurrencyStamp = "",
            DisplayName = account.Name,
            LockoutEnabled = true,
            CreatedAt = account.CreatedAt,
        };

    public static void Copy(Account account, UserRow row)
    {
        row.UserName = account.Email;
        row.NormalizedUserName = account.NormalizedEmail;
        row.Email = account.Email;
        row.NormalizedEmail = account.NormalizedEmail;
        row.DisplayName = account.Name;
        row.PasswordHash = account.PasswordHash;
        row.SecurityStamp = account.SecurityStamp;
        row.AccessFailedCount = account.FailedAttempts;
        row.LockoutEnd = account.LockedUntil;
        row.SuspendedAt = account.SuspendedAt;
        row.LastWorkspace = account.LastWorkspace?.Value;
        row.TimeZone = account.TimeZone;
    }

    public static Workspace ToWorkspace(WorkspaceRow row) =>
        new()
        {
            Id = new WorkspaceId(row.Id),
            Slug = row.Slug,
            Name = row.Name,
            Rules = WorkspaceRulesJson.Read(row.Rules),
            CreatedAt = row.CreatedAt,
        };

    public static string RulesOf(Workspace workspace) => WorkspaceRulesJson.Write(workspace.Rules);

    public static Membership ToMembership(MembershipRow row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Workspace),
            User = new UserId(row.UserId),
            Role = row.Role,
            CreatedAt = row.CreatedAt,
        };

    public static AccessToken ToToken(TokenRow row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Workspace),
            Id = new AccessTokenId(row.Id),
            User = new UserId(row.UserId),
            Name = row.Name,
            Hash = new ContentHash(row.Hash),
            Scopes =
            [
                .. row
                    .Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(static scope => new Permission(scope)),
            ],
            CreatedAt = row.CreatedAt,
            ExpiresAt = row.ExpiresAt,
            RevokedAt = row.RevokedAt,
            LastUsedAt = row.LastUsedAt,
        };

    public static TokenRow NewRow(AccessToken token) =>
        new()
        {
            Workspace = token.Workspace.Value,
            Id = token.Id.Value,
            UserId = token.User.Value,
            Name = token.Name,
            Hash = token.Hash.ToArray(),
            Scopes = string.Join(' ', token.Scopes),
            CreatedAt = token.CreatedAt,
        };
}
