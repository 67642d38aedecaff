using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Access;

/// <summary>Accounts, workspaces, memberships and tokens. Writes join a unit of work of the draft store.</summary>
public interface IAccessStore
{
    /// <summary>Whether anybody can sign in; the studio itself does not count.</summary>
    Task<bool> HasAccountsAsync(CancellationToken cancellationToken);

    Task<Account?> FindAccountAsync(UserId user, CancellationToken cancellationToken);

    Task<Account?> FindAccountByEmailAsync(string normalizedEmail, CancellationToken cancellationToken);

    /// <summary>The account with its memberships and their workspaces.</summary>
    Task<AccountAccess?> ReadAccessAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>The token with the hash, usable or not, of whatever workspace.</summary>
    Task<AccessToken?> FindTokenAsync(ContentHash hash, CancellationToken cancellationToken);

    Task<Workspace?> FindWorkspaceAsync(WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>Members by name; 1 to 200.</summary>
    Task<Page<Member>> ListMembersAsync(
        WorkspaceId workspace,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    );

    Task<Member?> FindMemberAsync(WorkspaceId workspace, UserId user, CancellationToken cancellationToken);

    /// <summary>Tokens that are not revoked, newest first; of one user, or of all when null.</summary>
    Task<Page<AccessToken>> ListTokensAsync(
        WorkspaceId workspace,
        UserId? user,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Whether the account is an administrator of every workspace that there is.</summary>
    Task<bool> AdministersAllAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>The account as the unit sees it.</summary>
    Task<Account?> FindAccountAsync(IDraftUnit unit, UserId user, CancellationToken cancellationToken);

    Task<Account?> FindAccountByEmailAsync(
        IDraftUnit unit,
        string normalizedEmail,
        CancellationToken cancellationToken
    );

    Task<bool> HasAccountsAsync(IDraftUnit unit, CancellationToken cancellationToken);

    /// <summary>All members of a workspace as the unit sees them, locked against change by others until it ends.</summary>
    Task<ImmutableArray<Member>> LockMembersAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    );

    /// <summary>The workspaces that an account is a member of, as the unit sees them.</summary>
    Task<ImmutableArray<Membership>> ListMembershipsAsync(
        IDraftUnit unit,
        UserId user,
        CancellationToken cancellationToken
    );

    Task<Workspace?> FindWorkspaceAsync(IDraftUnit unit, WorkspaceId workspace, CancellationToken cancellationToken);

    Task<bool> IsSlugTakenAsync(IDraftUnit unit, string slug, CancellationToken cancellationToken);

    Task<AccessToken?> FindTokenAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        AccessTokenId token,
        CancellationToken cancellationToken
    );

    /// <summary>Inserts the account, or replaces the one with its id.</summary>
    Task PutAccountAsync(IDraftUnit unit, Account account, CancellationToken cancellationToken);

    /// <summary>Inserts the workspace, or replaces the one with its id.</summary>
    Task PutWorkspaceAsync(IDraftUnit unit, Workspace workspace, CancellationToken cancellationToken);

    /// <summary>Inserts the membership, or replaces the one of the same workspace and user.</summary>
    Task PutMembershipAsync(IDraftUnit unit, Membership membership, CancellationToken cancellationToken);

    Task RemoveMembershipAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        UserId user,
        CancellationToken cancellationToken
    );

    /// <summary>Inserts the token, or replaces the one with its id.</summary>
    Task PutTokenAsync(IDraftUnit unit, AccessToken token, CancellationToken cancellationToken);

    /// <summary>Notes when a token was used; outside the journal, for it tells of no change.</summary>
    Task TouchTokenAsync(
        WorkspaceId workspace,
        AccessTokenId token,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );

    /// <summary>Notes which workspace an account used last.</summary>
    Task TouchWorkspaceAsync(UserId user, WorkspaceId workspace, CancellationToken cancellationToken);
}
