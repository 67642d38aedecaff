using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Security;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Features.Demo;

/// <summary>
/// A workspace to try the studio in, made once by the engine's own verbs in one unit of work: it is there whole or not
/// at all. On an empty database it is the set-up. Its password is known to everybody.
/// </summary>
internal sealed partial class DemoWorkspace(
    IDraftStore drafts,
    IAccessStore access,
    AccessDirectory directory,
    DraftKinds kinds,
    IMentionReader mentions,
    ISecretProtector protector,
    PasswordRules passwords,
    IOptions<StudioOptions> options,
    IHostEnvironment host,
    TimeProvider time,
    ILogger<DemoWorkspace> logger
) : IDemoAccounts
{
    public const string Password = "northwind-demo";

    /// <summary>A token of the administrator's, to try the API with; only where the demo is the set-up, and in Development.</summary>
    public const string Token = "ds_demo-token-that-everybody-knows";

    public async ValueTask<ImmutableArray<DemoAccount>> ListAsync(CancellationToken cancellationToken) =>
        options.Value.Demo == true && await ExistsAsync(cancellationToken)
            ?
            [
                .. DemoPerson.All.Select(static person => new DemoAccount(
                    person.Email,
                    Password,
                    person.Role.ToString()
                )),
            ]
            : [];

    /// <summary>Runs at each start, after the set-up from settings; makes the workspace when it is wanted and not there.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Demo != true || await ExistsAsync(cancellationToken))
        {
            return;
        }

        // Before the unit: encrypting the first secret may store a key of its own.
        var steps = DemoStory.Steps.Select(step => step.Seal(protector)).ToImmutableArray();
        var hash = passwords.Hash(Password);
        var started = time.GetTimestamp();
        var made = DemoTeller.Done(
            await drafts.WriteAsync((unit, cancel) => MakeAsync(unit, steps, hash, cancel), cancellationToken)
        );
        directory.Forget();
        if (made)
        {
            var took = time.GetElapsedTime(started);
            Log.Made(logger, DemoStory.Workspace, took);
        }
    }

    private async ValueTask<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await access.FindAccountByEmailAsync(Account.NormalizeEmail(DemoPerson.Ada.Email), cancellationToken)
            is not null;

    private async Task<Result<bool>> MakeAsync(
        IDraftUnit unit,
        ImmutableArray<DemoStep> steps,
        string hash,
        CancellationToken cancellationToken
    )
    {
        if (await access.IsSlugTakenAsync(unit, DemoStory.Slug, cancellationToken))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var clock = new DemoClock(now.AddDays(-DemoStory.FirstDay));
        var people = await AddPeopleAsync(unit, new AccessEngine(access, clock), hash, cancellationToken);
        var catalog = new CatalogEngine(kinds, mentions, clock);
        var resources = new Dictionary<string, ResourceId>(StringComparer.Ordinal);
        foreach (var (type, text) in DemoSchool.Catalog.Concat(DemoStory.Catalog))
        {
            var added = await catalog.AddAsync(unit, people[DemoPerson.Ada], type, text, cancellationToken);
            resources[text] = DemoTeller.Done(added).Resource.Id;
        }

        var engine = new DraftEngine(drafts, kinds, clock);
        var teller = new DemoTeller(
            unit,
            engine,
            new FormDrafts(engine, protector, clock),
            kinds.All.OfType<FormKind>().ToDictionary(static kind => kind.Name, StringComparer.Ordinal),
            people,
            resources,
            new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)
        );
        var flows = new DemoFlowTeller(unit, engine, kinds.All.OfType<ReleaseKind>().Single(), people);
        var told = steps
            .Select(step => (step.DaysAgo, Tell: (Func<Task>)(() => teller.TellAsync(step, cancellationToken))))
            .Concat(
                DemoFlows.Steps.Select(step =>
                    (step.DaysAgo, Tell: (Func<Task>)(() => flows.TellAsync(step, cancellationToken)))
                )
            );
        var templates = new DemoTemplateTeller(unit, engine, access, people, clock);
        told = told.Concat(
            DemoTemplates.All.Select(template =>
                (template.DaysAgo, Tell: (Func<Task>)(() => templates.TellAsync(template, cancellationToken)))
            )
        );
        foreach (var (daysAgo, tell) in told.OrderByDescending(static step => step.DaysAgo))
        {
            clock.MoveTo(now.AddDays(-daysAgo));
            await tell();
        }

        return true;
    }

    private async Task<Dictionary<DemoPerson, Caller>> AddPeopleAsync(
        IDraftUnit unit,
        AccessEngine engine,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var people = new Dictionary<DemoPerson, Caller>();
        var maker = await access.HasAccountsAsync(unit, cancellationToken)
            ? await BesideOthersAsync(unit, engine, cancellationToken)
            : await AsSetUpAsync(unit, engine, hash, cancellationToken);
        foreach (var person in DemoPerson.All)
        {
            if (person == DemoPerson.Ada && maker.User != UserId.Studio)
            {
                people[person] = maker;
                continue;
            }

            var command = new AddMember
            {
                Email = person.Email,
                Name = person.Name,
                Role = person.Role,
                PasswordHash = hash,
            };
            var member = DemoTeller.Done(await engine.AddMemberAsync(unit, maker, command, cancellationToken));
            people[person] = CallerOf(member.Membership.Workspace, member.Account.Id, person);
        }

        if (maker.User == UserId.Studio)
        {
            DemoTeller.Done(
                await engine.RemoveMemberAsync(unit, people[DemoPerson.Ada], UserId.Studio, cancellationToken)
            );
        }

        return people;
    }

    private async Task<Caller> AsSetUpAsync(
        IDraftUnit unit,
        AccessEngine engine,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var command = new SetUpStudio
        {
            Email = DemoPerson.Ada.Email,
            Name = DemoPerson.Ada.Name,
            PasswordHash = hash,
            WorkspaceName = DemoStory.Workspace,
            WorkspaceSlug = DemoStory.Slug,
            Token = host.IsDevelopment() ? TokenSecret.Of(Token) : null,
        };
        var made = DemoTeller.Done(await engine.SetUpAsync(unit, command, cancellationToken));
        return CallerOf(made.Workspace, made.User, DemoPerson.Ada);
    }

    /// <summary>The studio itself makes the workspace, and leaves it when its administrator is there.</summary>
    private async Task<Caller> BesideOthersAsync(
        IDraftUnit unit,
        AccessEngine engine,
        CancellationToken cancellationToken
    )
    {
        var studio = new Caller
        {
            Workspace = default,
            User = UserId.Studio,
            UserName = "Draft Studio",
            Permissions = RolePermissions.Of(Role.Administrator),
        };
        var command = new CreateWorkspace(DemoStory.Workspace, DemoStory.Slug);
        var made = DemoTeller.Done(await engine.CreateWorkspaceAsync(unit, studio, command, cancellationToken));
        studio = studio with { Workspace = made.Id };
        if (options.Value.Bootstrap.AdminEmail is { Length: > 0 } email)
        {
            var join = new AddMember
            {
                Email = email,
                Name = "Administrator",
                Role = Role.Administrator,
            };
            if (
                await access.FindAccountByEmailAsync(unit, Account.NormalizeEmail(email), cancellationToken) is not null
            )
            {
                DemoTeller.Done(await engine.AddMemberAsync(unit, studio, join, cancellationToken));
            }
        }

        return studio;
    }

    private static Caller CallerOf(WorkspaceId workspace, UserId user, DemoPerson person) =>
        new()
        {
            Workspace = workspace,
            User = user,
            UserName = person.Name,
            Permissions = RolePermissions.Of(person.Role),
        };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The demo workspace {Name} is made, in {Took}. Its accounts have a password that everybody knows"
        )]
        public static partial void Made(ILogger logger, string name, TimeSpan took);
    }
}
