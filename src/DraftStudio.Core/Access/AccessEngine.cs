using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Access;

/// <summary>
/// The verbs that decide who may do what. Each runs in a unit of work that the caller opens, authorises its caller and
/// leaves an entry in the journal.
/// </summary>
public sealed class AccessEngine(IAccessStore store, TimeProvider time)
{
    /// <summary>Makes the first administrator and workspace; refused once there is an account.</summary>
    public async Task<Result<Membership>> SetUpAsync(
        IDraftUnit unit,
        SetUpStudio command,
        CancellationToken cancellationToken
    )
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        AccessRules.CheckEmail(command.Email, "email", errors);
        AccessRules.CheckName(command.Name, "name", errors);
        AccessRules.CheckName(command.WorkspaceName, "workspace_name", errors);
        AccessRules.CheckSlug(command.WorkspaceSlug, "workspace_slug", errors);
        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        if (await store.HasAccountsAsync(unit, cancellationToken))
        {
            return new DraftError.Refused("already_set_up", "The studio is set up already.");
        }

        var workspace = NewWorkspace(command.WorkspaceName, command.WorkspaceSlug);
        var account = NewAccount(command.Email, command.Name, command.PasswordHash) with
        {
            LastWorkspace = workspace.Id,
        };
        var membership = NewMembership(workspace.Id, account.Id, Role.Administrator);
        await store.PutWorkspaceAsync(unit, workspace, cancellationToken);
        await store.PutAccountAsync(unit, account, cancellationToken);
        await store.PutMembershipAsync(unit, membership, cancellationToken);
        var caller = new Caller
        {
            Workspace = workspace.Id,
            User = account.Id,
            UserName = account.Name,
            Permissions = RolePermissions.Of(Role.Administrator),
        };
        await JournalAsync(unit, caller, "workspace.created", workspace.Name, null, cancellationToken);
        if (command.Token is { } secret)
        {
            var token = NewToken(caller.Workspace, account.Id, "Bootstrap", secret, Permission.All, null);
            await store.PutTokenAsync(unit, token, cancellationToken);
            await JournalAsync(
                unit,
                caller,
                "token.created",
                token.Name,
                new { token = token.Id.Value },
                cancellationToken
            );
        }

        return membership;
    }

    public async Task<Result<Member>> AddMemberAsync(
        IDraftUnit unit,
        Caller caller,
        AddMember command,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.UsersManage))
        {
            return new DraftError.Forbidden(Permission.UsersManage);
        }

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        AccessRules.CheckEmail(command.Email, "email", errors);
        AccessRules.CheckName(command.Name, "name", errors);
        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        var members = await store.LockMembersAsync(unit, caller.Workspace, cancellationToken);
        var account = await store.FindAccountByEmailAsync(
            unit,
            Account.NormalizeEmail(command.Email),
            cancellationToken
        );
        if (account is not null && members.Any(member => member.Account.Id == account.Id))
        {
            return DraftError.Of(
                "email_taken",
                "/email",
                "email",
                "A member of this workspace has this e-mail address."
            );
        }

        if (account is null)
        {
            account = NewAccount(command.Email, command.Name, command.PasswordHash) with
            {
                LastWorkspace = caller.Workspace,
            };
            await store.PutAccountAsync(unit, account, cancellationToken);
        }

        var membership = NewMembership(caller.Workspace, account.Id, command.Role);
        await store.PutMembershipAsync(unit, membership, cancellationToken);
        await JournalAsync(
            unit,
            caller,
            "user.added",
            account.Name,
            new { user = account.Id.Value, role = NameOf(command.Role) },
            cancellationToken
        );
        return new Member(membership, account);
    }

    public async Task<Result<Member>> ChangeMemberAsync(
        IDraftUnit unit,
        Caller caller,
        ChangeMember command,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.UsersManage))
        {
            return new DraftError.Forbidden(Permission.UsersManage);
        }

        var members = await store.LockMembersAsync(unit, caller.Workspace, cancellationToken);
        var before = members.FirstOrDefault(member => member.Account.Id == command.User);
        if (before is null)
        {
            return new DraftError.NotFound("user_not_found", "No member of this workspace has this id.");
        }

        if (command.Name is not null)
        {
            var errors = ImmutableArray.CreateBuilder<FieldError>();
            AccessRules.CheckName(command.Name, "name", errors);
            if (errors.Count > 0)
            {
                return Invalid(errors);
            }
        }

        var after = new Member(
            before.Membership with
            {
                Role = command.Role ?? before.Membership.Role,
            },
            Change(before.Account, command)
        );
        if (after == before)
        {
            return before;
        }

        if (LosesLastAdministrator(members, before, after))
        {
            return LastAdministrator();
        }

        if (after.Account != before.Account && await IsSharedAsync(unit, caller, before.Account.Id, cancellationToken))
        {
            return new DraftError.Refused(
                "shared_account",
                "The account belongs to other workspaces too: take it out of this one instead."
            );
        }

        await store.PutMembershipAsync(unit, after.Membership, cancellationToken);
        await store.PutAccountAsync(unit, after.Account, cancellationToken);
        await JournalAsync(
            unit,
            caller,
            "user.changed",
            after.Account.Name,
            new { user = after.Account.Id.Value, fields = FieldsOf(before, after) },
            cancellationToken
        );
        return after;
    }

    /// <summary>Takes a member out of the workspace; its tokens here stop working. The account stays.</summary>
    public async Task<Result<Member>> RemoveMemberAsync(
        IDraftUnit unit,
        Caller caller,
        UserId user,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.UsersManage))
        {
            return new DraftError.Forbidden(Permission.UsersManage);
        }

        var members = await store.LockMembersAsync(unit, caller.Workspace, cancellationToken);
        var member = members.FirstOrDefault(member => member.Account.Id == user);
        if (member is null)
        {
            return new DraftError.NotFound("user_not_found", "No member of this workspace has this id.");
        }

        if (LosesLastAdministrator(members, member, null))
        {
            return LastAdministrator();
        }

        await store.RemoveMembershipAsync(unit, caller.Workspace, user, cancellationToken);
        await JournalAsync(
            unit,
            caller,
            "user.removed",
            member.Account.Name,
            new { user = user.Value },
            cancellationToken
        );
        return member;
    }

    /// <summary>
    /// Chooses an account's password by a one-time link. The stamp is the one that the account must still
    /// have, so that a link works once; every session of the account ends.
    /// </summary>
    public async Task<Result<Account>> ChoosePasswordAsync(
        IDraftUnit unit,
        UserId user,
        string securityStamp,
        string passwordHash,
        CancellationToken cancellationToken
    )
    {
        var account = await store.FindAccountAsync(unit, user, cancellationToken);
        if (
            account is not { SuspendedAt: null }
            || !string.Equals(account.SecurityStamp, securityStamp, StringComparison.Ordinal)
        )
        {
            return new DraftError.Refused("link_used", "The link was used already, or the account is suspended.");
        }

        return await WritePasswordAsync(unit, account, passwordHash, null, cancellationToken);
    }

    /// <summary>Changes the caller's own password. The stamp is that of the account whose current password was checked.</summary>
    /// <returns>The account with its new stamp: every session of it has ended. <c>wrong_password</c> when the stamp is an old one.</returns>
    public async Task<Result<Account>> ChangeOwnPasswordAsync(
        IDraftUnit unit,
        Caller caller,
        string securityStamp,
        string passwordHash,
        CancellationToken cancellationToken
    )
    {
        var account = await store.FindAccountAsync(unit, caller.User, cancellationToken);
        return
            account is { SuspendedAt: null }
            && string.Equals(account.SecurityStamp, securityStamp, StringComparison.Ordinal)
            ? await WritePasswordAsync(unit, account, passwordHash, caller, cancellationToken)
            : DraftError.Of(
                "wrong_password",
                "/current_password",
                "current_password",
                "The password was changed meanwhile."
            );
    }

    /// <summary>Changes the caller's own name and time zone.</summary>
    public async Task<Result<Account>> ChangeOwnAccountAsync(
        IDraftUnit unit,
        Caller caller,
        ChangeOwnAccount command,
        CancellationToken cancellationToken
    )
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (command.Name is not null)
        {
            AccessRules.CheckName(command.Name, "name", errors);
        }

        if (command.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out _))
        {
            errors.Add(AccessRules.Error("unknown_value", "time_zone", "This is not the IANA name of a time zone."));
        }

        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        var before = await store.FindAccountAsync(unit, caller.User, cancellationToken);
        if (before is null)
        {
            return new DraftError.NotFound("user_not_found", "The account is gone.");
        }

        var after = before with
        {
            Name = command.Name?.Trim() ?? before.Name,
            TimeZone = command.SetsTimeZone ? command.TimeZone : before.TimeZone,
        };
        if (after != before)
        {
            await store.PutAccountAsync(unit, after, cancellationToken);
            await JournalAsync(
                unit,
                caller,
                "user.changed",
                after.Name,
                new { user = after.Id.Value, fields = (string[])["account"] },
                cancellationToken
            );
        }

        return after;
    }

    public async Task<Result<CreatedToken>> CreateTokenAsync(
        IDraftUnit unit,
        Caller caller,
        CreateToken command,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.TokensManage))
        {
            return new DraftError.Forbidden(Permission.TokensManage);
        }

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        AccessRules.CheckName(command.Name, "name", errors);
        if (command.ExpiresAt <= time.GetUtcNow())
        {
            errors.Add(AccessRules.Error("in_the_past", "expires_at", "The time must be in the future."));
        }

        var user = command.User ?? caller.User;
        var members = await store.LockMembersAsync(unit, caller.Workspace, cancellationToken);
        var member = members.FirstOrDefault(member => member.Account.Id == user);
        if (member is null)
        {
            errors.Add(AccessRules.Error("unknown_id", "user_id", "No member of this workspace has this id."));
        }

        var held = member is null ? [] : RolePermissions.Of(member.Membership.Role);
        var scopes = command.Scopes ?? [.. Permission.All.Where(held.Contains).Where(caller.May)];
        if (member is not null)
        {
            CheckScopes(caller, held, scopes, errors);
        }

        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        var secret = TokenSecret.New();
        var token = NewToken(caller.Workspace, user, command.Name.Trim(), secret, scopes, command.ExpiresAt);
        await store.PutTokenAsync(unit, token, cancellationToken);
        await JournalAsync(
            unit,
            caller,
            "token.created",
            token.Name,
            new { token = token.Id.Value, user = user.Value },
            cancellationToken
        );
        return new CreatedToken(token, secret);
    }

    /// <summary>Revokes a token; one that is revoked already stays as it is.</summary>
    public async Task<Result<AccessToken>> RevokeTokenAsync(
        IDraftUnit unit,
        Caller caller,
        AccessTokenId id,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.TokensManage))
        {
            return new DraftError.Forbidden(Permission.TokensManage);
        }

        var token = await store.FindTokenAsync(unit, caller.Workspace, id, cancellationToken);
        if (token is null)
        {
            return new DraftError.NotFound("token_not_found", "No token of this workspace has this id.");
        }

        if (token.RevokedAt is not null)
        {
            return token;
        }

        token = token with { RevokedAt = time.GetUtcNow() };
        await store.PutTokenAsync(unit, token, cancellationToken);
        await JournalAsync(unit, caller, "token.revoked", token.Name, new { token = id.Value }, cancellationToken);
        return token;
    }

    public async Task<Result<Workspace>> ChangeWorkspaceAsync(
        IDraftUnit unit,
        Caller caller,
        ChangeWorkspace command,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.WorkspaceManage))
        {
            return new DraftError.Forbidden(Permission.WorkspaceManage);
        }

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (command.Name is not null)
        {
            AccessRules.CheckName(command.Name, "name", errors);
        }

        if (command.RequiredApprovals is < 1 or > AccessRules.MaxApprovals)
        {
            errors.Add(AccessRules.Error("out_of_range", "required_approvals", "Between 1 and 100 approvals."));
        }

        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        var before = await store.FindWorkspaceAsync(unit, caller.Workspace, cancellationToken);
        if (before is null)
        {
            return new DraftError.NotFound("workspace_not_found", "The workspace is gone.");
        }

        var after = before with
        {
            Name = command.Name?.Trim() ?? before.Name,
            Rules = before.Rules with
            {
                ForbidOwnDecisions = command.ForbidOwnDecisions ?? before.Rules.ForbidOwnDecisions,
                RequiredApprovals = command.RequiredApprovals ?? before.Rules.RequiredApprovals,
            },
        };
        if (after == before)
        {
            return before;
        }

        await store.PutWorkspaceAsync(unit, after, cancellationToken);
        await JournalAsync(unit, caller, "workspace.changed", after.Name, null, cancellationToken);
        return after;
    }

    public async Task<Result<Workspace>> CreateWorkspaceAsync(
        IDraftUnit unit,
        Caller caller,
        CreateWorkspace command,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.WorkspaceManage))
        {
            return new DraftError.Forbidden(Permission.WorkspaceManage);
        }

        var errors = ImmutableArray.CreateBuilder<FieldError>();
        AccessRules.CheckName(command.Name, "name", errors);
        AccessRules.CheckSlug(command.Slug, "slug", errors);
        if (errors.Count > 0)
        {
            return Invalid(errors);
        }

        if (await store.IsSlugTakenAsync(unit, command.Slug, cancellationToken))
        {
            return DraftError.Of("slug_taken", "/slug", "slug", "Another workspace has this slug.");
        }

        var workspace = NewWorkspace(command.Name, command.Slug);
        await store.PutWorkspaceAsync(unit, workspace, cancellationToken);
        await store.PutMembershipAsync(
            unit,
            NewMembership(workspace.Id, caller.User, Role.Administrator),
            cancellationToken
        );
        await JournalAsync(
            unit,
            caller with
            {
                Workspace = workspace.Id,
            },
            "workspace.created",
            workspace.Name,
            null,
            cancellationToken
        );
        return workspace;
    }

    /// <summary>Why the caller may not have a backup; null when they may. A backup holds every workspace there is.</summary>
    public async Task<DraftError?> FindBackupBarAsync(Caller caller, CancellationToken cancellationToken) =>
        !caller.May(Permission.WorkspaceManage) ? new DraftError.Forbidden(Permission.WorkspaceManage)
        : await store.AdministersAllAsync(caller.User, cancellationToken) ? null
        : new DraftError.Refused(
            "other_workspaces",
            "A backup holds every workspace, and you do not administer all of them: whoever runs the studio makes it with the backup command."
        );

    /// <summary>Writes down that a backup was made or downloaded, before it is. Its bar was looked for.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="caller">Who has it.</param>
    /// <param name="what"><c>backup.made</c> or <c>backup.downloaded</c>.</param>
    /// <param name="name">The backup's name.</param>
    /// <param name="cancellationToken">Heeded until it is written.</param>
    public async Task<Result<string>> NoteBackupAsync(
        IDraftUnit unit,
        Caller caller,
        string what,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.WorkspaceManage))
        {
            return new DraftError.Forbidden(Permission.WorkspaceManage);
        }

        await JournalAsync(unit, caller, what, name, null, cancellationToken);
        return name;
    }

    private static void CheckScopes(
        Caller caller,
        FrozenSet<Permission> held,
        ImmutableArray<Permission> scopes,
        ImmutableArray<FieldError>.Builder errors
    )
    {
        if (scopes.IsEmpty)
        {
            errors.Add(AccessRules.Error("required", "scopes", "A token needs a scope."));
        }

        for (var i = 0; i < scopes.Length; i++)
        {
            var pointer = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/scopes/{i}");
            if (!Permission.All.Contains(scopes[i]))
            {
                errors.Add(new FieldError(pointer, "scopes", "unknown_scope", "There is no such permission."));
            }
            else if (!held.Contains(scopes[i]) || !caller.May(scopes[i]))
            {
                errors.Add(
                    new FieldError(pointer, "scopes", "scope_not_held", $"The permission {scopes[i].Name} is not held.")
                );
            }
        }
    }

    private static bool LosesLastAdministrator(ImmutableArray<Member> members, Member before, Member? after) =>
        IsWorkingAdministrator(before)
        && (after is null || !IsWorkingAdministrator(after))
        && members.Count(IsWorkingAdministrator) == 1;

    private static bool IsWorkingAdministrator(Member member) =>
        member is { Membership.Role: Role.Administrator, Account.SuspendedAt: null };

    private static DraftError.Refused LastAdministrator() =>
        new("last_administrator", "A workspace keeps at least one administrator who is not suspended.");

    private Account Change(Account account, ChangeMember command)
    {
        account = account with
        {
            SuspendedAt = command.Suspended switch
            {
                true => account.SuspendedAt ?? time.GetUtcNow(),
                false => null,
                null => account.SuspendedAt,
            },
        };
        if (command.Name is { } name)
        {
            account = account with { Name = name.Trim() };
        }

        if (command.PasswordHash is { } hash)
        {
            account = WithPassword(account, hash);
        }
        else if (command.ForgetPassword)
        {
            account = WithPassword(account, null);
        }

        return account;
    }

    /// <summary>Writes it, and an entry into the journal of each workspace that the account belongs to.</summary>
    private async Task<Account> WritePasswordAsync(
        IDraftUnit unit,
        Account account,
        string passwordHash,
        Caller? caller,
        CancellationToken cancellationToken
    )
    {
        account = WithPassword(account, passwordHash);
        await store.PutAccountAsync(unit, account, cancellationToken);
        foreach (var membership in await store.ListMembershipsAsync(unit, account.Id, cancellationToken))
        {
            var writer = new Caller
            {
                Workspace = membership.Workspace,
                User = account.Id,
                UserName = account.Name,
                Permissions = RolePermissions.Of(membership.Role),
                Client = caller?.Client,
                Request = caller?.Request,
            };
            await JournalAsync(
                unit,
                writer,
                "user.changed",
                account.Name,
                new { user = account.Id.Value, fields = (string[])["password"] },
                cancellationToken
            );
        }

        return account;
    }

    private static Account WithPassword(Account account, string? hash) =>
        account with
        {
            PasswordHash = hash,
            SecurityStamp = NewStamp(),
            FailedAttempts = 0,
            LockedUntil = null,
        };

    /// <summary>An administrator of one workspace has no power over the others that an account belongs to; over one's own account, yes.</summary>
    private async Task<bool> IsSharedAsync(
        IDraftUnit unit,
        Caller caller,
        UserId user,
        CancellationToken cancellationToken
    ) =>
        user != caller.User
        && (await store.ListMembershipsAsync(unit, user, cancellationToken)).Any(membership =>
            membership.Workspace != caller.Workspace
        );

    private static ImmutableArray<string> FieldsOf(Member before, Member after)
    {
        var fields = ImmutableArray.CreateBuilder<string>();
        if (before.Membership.Role != after.Membership.Role)
        {
            fields.Add("role");
        }

        if (before.Account.SuspendedAt is null != after.Account.SuspendedAt is null)
        {
            fields.Add("suspended");
        }

        if (!string.Equals(before.Account.Name, after.Account.Name, StringComparison.Ordinal))
        {
            fields.Add("name");
        }

        if (!string.Equals(before.Account.SecurityStamp, after.Account.SecurityStamp, StringComparison.Ordinal))
        {
            fields.Add("password");
        }

        return fields.ToImmutable();
    }

    private static string NameOf(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    private static DraftError.Invalid Invalid(ImmutableArray<FieldError>.Builder errors) =>
        new(errors[0].Code, errors.ToImmutable());

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    private Account NewAccount(string email, string name, string? passwordHash) =>
        new()
        {
            Id = new UserId(NewId()),
            Email = email.Trim(),
            NormalizedEmail = Account.NormalizeEmail(email),
            Name = name.Trim(),
            PasswordHash = passwordHash,
            SecurityStamp = NewStamp(),
            CreatedAt = time.GetUtcNow(),
        };

    private Workspace NewWorkspace(string name, string slug) =>
        new()
        {
            Id = new WorkspaceId(NewId()),
            Slug = slug,
            Name = name.Trim(),
            Rules = new WorkspaceRules(),
            CreatedAt = time.GetUtcNow(),
        };

    private Membership NewMembership(WorkspaceId workspace, UserId user, Role role) =>
        new()
        {
            Workspace = workspace,
            User = user,
            Role = role,
            CreatedAt = time.GetUtcNow(),
        };

    private AccessToken NewToken(
        WorkspaceId workspace,
        UserId user,
        string name,
        TokenSecret secret,
        ImmutableArray<Permission> scopes,
        DateTimeOffset? expiresAt
    ) =>
        new()
        {
            Workspace = workspace,
            Id = new AccessTokenId(NewId()),
            User = user,
            Name = name,
            Hash = secret.Hash,
            Scopes = [.. scopes.Distinct()],
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };

    private Task JournalAsync(
        IDraftUnit unit,
        Caller caller,
        string what,
        string summary,
        object? details,
        CancellationToken cancellationToken
    ) =>
        unit.JournalAsync(
            new JournalEntry
            {
                Workspace = caller.Workspace,
                Id = NewId(),
                Event = what,
                Actor = caller.User,
                ActorName = caller.UserName,
                Client = caller.Client,
                Request = caller.Request,
                Summary = summary,
                Details = details is null ? null : JsonSerializer.Serialize(details),
                At = time.GetUtcNow(),
            },
            cancellationToken
        );
}
