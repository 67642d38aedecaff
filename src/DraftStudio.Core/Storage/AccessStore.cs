using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage;

/// <summary>Accounts, workspaces, memberships and tokens in the database.</summary>
internal sealed class AccessStore(
    IDbContextFactory<StudioDbContext> contexts,
    StudioDatabase database,
    WriteQueue queue,
    TimeProvider time
) : IAccessStore
{
    // Asked at each start, before the first page: plain SQL spares the making of EF Core's model.
    public Task<bool> HasAccountsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            static (connection, token) =>
                connection
                    .Sql("select 1 from users where id <> @studio limit 1")
                    .With("@studio", UserId.Studio.Value)
                    .AnyAsync(token),
            cancellationToken
        );

    public async Task<Account?> FindAccountAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAccountAsync(db, user, cancellationToken);
    }

    public async Task<Account?> FindAccountByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAccountByEmailAsync(db, normalizedEmail, cancellationToken);
    }

    public async Task<AccountAccess?> ReadAccessAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // One statement, so that account and memberships are of the same moment.
        var rows = await (
            from account in db.Users.AsNoTracking()
            where account.Id == user.Value
            from membership in db.Memberships.Where(row => row.UserId == account.Id).DefaultIfEmpty()
            from workspace in db.Workspaces.Where(row => row.Id == membership.Workspace).DefaultIfEmpty()
            select new
            {
                account,
                membership,
                workspace,
            }
        ).ToListAsync(cancellationToken);
        return rows.Count == 0 || user == UserId.Studio
            ? null
            : new AccountAccess(
                AccessRows.ToAccount(rows[0].account),
                [
                    .. rows.Where(static row => row.membership is not null)
                        .Select(static row => new WorkspaceMembership(
                            AccessRows.ToWorkspace(row.workspace!), // A membership is of a workspace.
                            AccessRows.ToMembership(row.membership!)
                        )),
                ]
            );
    }

    public async Task<AccessToken?> FindTokenAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bytes = hash.ToArray();
        var row = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == bytes, cancellationToken);
        return row is null ? null : AccessRows.ToToken(row);
    }

    public async Task<Workspace?> FindWorkspaceAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindWorkspaceAsync(db, workspace, cancellationToken);
    }

    public async Task<bool> AdministersAllAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workspaces.AllAsync(
            workspace =>
                db.Memberships.Any(row =>
                    row.Workspace == workspace.Id && row.UserId == user.Value && row.Role == Role.Administrator
                ),
            cancellationToken
        );
    }

    public async Task<Page<Member>> ListMembersAsync(
        WorkspaceId workspace,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members =
            from membership in db.Memberships.AsNoTracking()
            where membership.Workspace == workspace.Value
            join account in db.Users on membership.UserId equals account.Id
            select new { membership, account };
        if (Cursor.TryParse(cursor, CursorOrder.Text, out var after))
        {
            var (name, id) = (after.Text, after.Id);
#pragma warning disable CA1309 // Translated to SQL, where the column's collation compares; no other overload is.
            members = members.Where(row =>
                string.Compare(row.account.DisplayName, name) > 0
                || (row.account.DisplayName == name && row.account.Id.CompareTo(id) > 0)
            );
#pragma warning restore CA1309
        }

        var rows = await members
            .OrderBy(static row => row.account.DisplayName)
            .ThenBy(static row => row.account.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new Page<Member>(
            [
                .. rows.Take(limit)
                    .Select(static row => new Member(
                        AccessRows.ToMembership(row.membership),
                        AccessRows.ToAccount(row.account)
                    )),
            ],
            rows.Count > limit
                ? Cursor.Of(rows[limit - 1].account.DisplayName, rows[limit - 1].account.Id).ToString()
                : null
        );
    }

    public async Task<Member?> FindMemberAsync(WorkspaceId workspace, UserId user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadMembersAsync(db, workspace, user, cancellationToken)).SingleOrDefault();
    }

    public async Task<Page<AccessToken>> ListTokensAsync(
        WorkspaceId workspace,
        UserId? user,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tokens = db.Tokens.AsNoTracking().Where(row => row.Workspace == workspace.Value && row.RevokedAt == null);
        if (user is { } one)
        {
            tokens = tokens.Where(row => row.UserId == one.Value);
        }

        if (Cursor.TryParse(cursor, CursorOrder.Time, out var after))
        {
            var id = after.Id;
            tokens = tokens.Where(row => row.Id.CompareTo(id) < 0);
        }

        // Ids are made of the time: the newest is the greatest.
        var rows = await tokens.OrderByDescending(static row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return new Page<AccessToken>(
            [.. rows.Take(limit).Select(AccessRows.ToToken)],
            rows.Count > limit ? Cursor.Of(rows[limit - 1].CreatedAt, rows[limit - 1].Id).ToString() : null
        );
    }

    public Task<Account?> FindAccountAsync(IDraftUnit unit, UserId user, CancellationToken cancellationToken) =>
        FindAccountAsync(DbOf(unit), user, cancellationToken);

    public Task<Account?> FindAccountByEmailAsync(
        IDraftUnit unit,
        string normalizedEmail,
        CancellationToken cancellationToken
    ) => FindAccountByEmailAsync(DbOf(unit), normalizedEmail, cancellationToken);

    public Task<bool> HasAccountsAsync(IDraftUnit unit, CancellationToken cancellationToken) =>
        HasAccountsAsync(DbOf(unit), cancellationToken);

    public async Task<ImmutableArray<Member>> LockMembersAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    )
    {
        var db = DbOf(unit);
        if (db.Database.IsNpgsql())
        {
            // On SQLite there is one writer at a time anyway.
            await db.Database.ExecuteSqlAsync(
                $"select 1 from workspaces where id = {workspace.Value} for update",
                cancellationToken
            );
        }

        return await ReadMembersAsync(db, workspace, null, cancellationToken);
    }

    public async Task<ImmutableArray<Membership>> ListMembershipsAsync(
        IDraftUnit unit,
        UserId user,
        CancellationToken cancellationToken
    )
    {
        var rows = await DbOf(unit)
            .Memberships.AsNoTracking()
            .Where(row => row.UserId == user.Value)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(AccessRows.ToMembership)];
    }

    public Task<Workspace?> FindWorkspaceAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    ) => FindWorkspaceAsync(DbOf(unit), workspace, cancellationToken);

    public Task<bool> IsSlugTakenAsync(IDraftUnit unit, string slug, CancellationToken cancellationToken) =>
        DbOf(unit).Workspaces.AnyAsync(row => row.Slug == slug, cancellationToken);

    public async Task<AccessToken?> FindTokenAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        AccessTokenId token,
        CancellationToken cancellationToken
    )
    {
        var row = await DbOf(unit)
            .Tokens.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Workspace == workspace.Value && row.Id == token.Value, cancellationToken);
        return row is null ? null : AccessRows.ToToken(row);
    }

    public Task PutAccountAsync(IDraftUnit unit, Account account, CancellationToken cancellationToken) =>
        PutAccountAsync(DbOf(unit), account, cancellationToken);

    public async Task PutWorkspaceAsync(IDraftUnit unit, Workspace workspace, CancellationToken cancellationToken)
    {
        var db = DbOf(unit);
        var row = await db.Workspaces.SingleOrDefaultAsync(row => row.Id == workspace.Id.Value, cancellationToken);
        if (row is null)
        {
            db.Workspaces.Add(
                new WorkspaceRow
                {
                    Id = workspace.Id.Value,
                    Slug = workspace.Slug,
                    Name = workspace.Name,
                    Rules = AccessRows.RulesOf(workspace),
                    CreatedAt = workspace.CreatedAt,
                }
            );
        }
        else
        {
            row.Slug = workspace.Slug;
            row.Name = workspace.Name;
            row.Rules = AccessRows.RulesOf(workspace);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task PutMembershipAsync(IDraftUnit unit, Membership membership, CancellationToken cancellationToken)
    {
        var db = DbOf(unit);
        var row = await db.Memberships.SingleOrDefaultAsync(
            row => row.Workspace == membership.Workspace.Value && row.UserId == membership.User.Value,
            cancellationToken
        );
        if (row is null)
        {
            db.Memberships.Add(
                new MembershipRow
                {
                    Workspace = membership.Workspace.Value,
                    UserId = membership.User.Value,
                    Role = membership.Role,
                    CreatedAt = membership.CreatedAt,
                }
            );
        }
        else
        {
            row.Role = membership.Role;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public Task RemoveMembershipAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        UserId user,
        CancellationToken cancellationToken
    ) =>
        DbOf(unit)
            .Memberships.Where(row => row.Workspace == workspace.Value && row.UserId == user.Value)
            .ExecuteDeleteAsync(cancellationToken);

    public async Task PutTokenAsync(IDraftUnit unit, AccessToken token, CancellationToken cancellationToken)
    {
        var db = DbOf(unit);
        var row = await db.Tokens.SingleOrDefaultAsync(
            row => row.Workspace == token.Workspace.Value && row.Id == token.Id.Value,
            cancellationToken
        );
        if (row is null)
        {
            row = AccessRows.NewRow(token);
            db.Tokens.Add(row);
        }

        row.ExpiresAt = token.ExpiresAt;
        row.RevokedAt = token.RevokedAt;
        row.LastUsedAt = token.LastUsedAt;
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task TouchTokenAsync(
        WorkspaceId workspace,
        AccessTokenId token,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        queue.RunAsync(
            (unit, cancel) =>
                unit
                    .Db.Tokens.Where(row => row.Workspace == workspace.Value && row.Id == token.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(static row => row.LastUsedAt, at), cancel),
            cancellationToken
        );

    public Task TouchWorkspaceAsync(UserId user, WorkspaceId workspace, CancellationToken cancellationToken) =>
        queue.RunAsync(
            (unit, cancel) =>
                unit
                    .Db.Users.Where(row => row.Id == user.Value)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(static row => row.LastWorkspace, workspace.Value),
                        cancel
                    ),
            cancellationToken
        );

    private static StudioDbContext DbOf(IDraftUnit unit) => ((IHasWriteUnit)unit).Write.Db;

    private static Task<bool> HasAccountsAsync(StudioDbContext db, CancellationToken cancellationToken) =>
        db.Users.AnyAsync(static row => row.Id != UserId.Studio.Value, cancellationToken);

    private static async Task<Account?> FindAccountAsync(
        StudioDbContext db,
        UserId user,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == user.Value, cancellationToken);
        return row is null ? null : AccessRows.ToAccount(row);
    }

    private static async Task<Account?> FindAccountByEmailAsync(
        StudioDbContext db,
        string normalizedEmail,
        CancellationToken cancellationToken
    )
    {
        var row = await db
            .Users.AsNoTracking()
            .SingleOrDefaultAsync(row => row.NormalizedEmail == normalizedEmail, cancellationToken);
        return row is null ? null : AccessRows.ToAccount(row);
    }

    private static async Task<Workspace?> FindWorkspaceAsync(
        StudioDbContext db,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    )
    {
        var row = await db
            .Workspaces.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == workspace.Value, cancellationToken);
        return row is null ? null : AccessRows.ToWorkspace(row);
    }

    private static async Task<ImmutableArray<Member>> ReadMembersAsync(
        StudioDbContext db,
        WorkspaceId workspace,
        UserId? user,
        CancellationToken cancellationToken
    )
    {
        var members = db.Memberships.AsNoTracking().Where(row => row.Workspace == workspace.Value);
        if (user is { } one)
        {
            members = members.Where(row => row.UserId == one.Value);
        }

        var rows = await members
            .Join(
                db.Users.AsNoTracking(),
                static membership => membership.UserId,
                static account => account.Id,
                static (membership, account) => new { membership, account }
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(static row => new Member(
                AccessRows.ToMembership(row.membership),
                AccessRows.ToAccount(row.account)
            )),
        ];
    }

    private async Task PutAccountAsync(StudioDbContext db, Account account, CancellationToken cancellationToken)
    {
        var row = await db.Users.SingleOrDefaultAsync(row => row.Id == account.Id.Value, cancellationToken);
        if (row is null)
        {
            row = AccessRows.NewRow(account);
            db.Users.Add(row);
        }

        AccessRows.Copy(account, row);
        row.ConcurrencyStamp = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        await db.SaveChangesAsync(cancellationToken);
    }
}
