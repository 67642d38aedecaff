using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.Administration;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.OwnAccount;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Administration;

/// <summary>Ann, the first administrator, at the administration's pages over a database of their own.</summary>
internal sealed class AdministrationStory : IAsyncDisposable
{
    private readonly TestStorage storage;

    private AdministrationStory(TestStorage storage, Membership membership)
    {
        this.storage = storage;
        Ann = membership.User;
        Here = membership.Workspace;
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        Page.Services.AddFrameState();
        Page.AddAuthorization();
        Page.Services.AddSingleton<TimeProvider>(storage.Time);
        Page.Services.AddSingleton(storage.Drafts);
        Page.Services.AddSingleton(storage.Journal);
        Page.Services.AddSingleton(storage.Get<IAccessStore>());
        Page.Services.AddSingleton(storage.Get<IChangeFeed>());
        Page.Services.AddSingleton(storage.Get<ChainVerifier>());
        Page.Services.AddSingleton(storage.Get<StorageUpkeep>());
        Page.Services.AddSingleton(new DraftKinds([]));
        Page.Services.AddSingleton(new EditorKinds([]));
        Page.Services.AddSingleton<DraftEngine>();
        Page.Services.AddSingleton<AccessEngine>();
        Page.Services.AddSingleton<AccessDirectory>();
        Page.Services.AddSingleton<CallerResolver>();
        Page.Services.AddScoped<EditingSession>();
        Page.Services.AddSingleton<PasswordLinks>();
        Page.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Page.Services.AddSingleton(Options.Create(new StudioOptions { DataDirectory = storage.Options.DataDirectory }));
        Page.Services.AddScoped<ICircuitCaller>(services => new Seat(
            services.GetRequiredService<AccessDirectory>(),
            Ann
        ));
        Page.Services.AddActivity().AddAdministration().AddOwnAccount();
        Page.Services.AddScoped<AccessSession>();
        Page.Services.AddScoped<IFrameAccountReader, Reader>();
        Page.Services.AddFlux(static flux => flux.AddEffects<AccessFeedEffects>());
        Page.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Page.Services.GetRequiredService<Store>().UnhandledException += (_, e) =>
            Fault ??= (Exception)e.ExceptionObject;
        Page.Services.GetRequiredService<IDispatcher>().Dispatch(new FrameOpened());
    }

    public BunitContext Page { get; } = new();

    public UserId Ann { get; }

    public WorkspaceId Here { get; }

    public string Folder => storage.Options.DataDirectory;

    public string Address => new Uri(Page.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    /// <summary>What an effect threw and did not handle.</summary>
    private Exception? Fault { get; set; }

    public static async Task<AdministrationStory> BeginAsync(TestDatabases databases)
    {
        var opened = await TestStorage.OpenAsync(await databases.CreateSqliteAsync());
        var engine = new AccessEngine(opened.Get<IAccessStore>(), opened.Time);
        var command = new SetUpStudio
        {
            Email = "ann@example.org",
            Name = "Ann",
            PasswordHash = "hash",
            WorkspaceName = "Main",
            WorkspaceSlug = "main",
        };
        var made = await opened.Drafts.WriteAsync(
            (unit, token) => engine.SetUpAsync(unit, command, token),
            CancellationToken.None
        );
        return new AdministrationStory(opened, EngineStory.Good(made));
    }

    public T Get<T>()
        where T : notnull => Page.Services.GetRequiredService<T>();

    public T State<T>()
        where T : class => Get<IState<T>>().Value;

    public async Task<Member> AddAsync(string name, Role role) =>
        EngineStory.Good(
            await storage.Drafts.WriteAsync(
                (unit, token) =>
                    Get<AccessEngine>()
                        .AddMemberAsync(
                            unit,
                            Caller(),
                            new AddMember
                            {
                                Name = name,
                                Email = $"{name}@example.org",
                                Role = role,
                                PasswordHash = "hash",
                            },
                            token
                        ),
                CancellationToken.None
            )
        );

    public async Task<Member?> FindAsync(UserId user) =>
        await storage.Get<IAccessStore>().FindMemberAsync(Here, user, CancellationToken.None);

    /// <summary>A tab as it is opened by its address.</summary>
    public IRenderedComponent<AdministrationPage> Open(string tab, string query = "")
    {
        Get<NavigationManager>().NavigateTo($"/administration/{tab}{query}");
        return Page.Render<AdministrationPage>(parameters => parameters.Add(page => page.Tab, tab));
    }

    public Caller Caller() =>
        new()
        {
            Workspace = Here,
            User = Ann,
            UserName = "Ann",
            Permissions = RolePermissions.Of(Role.Administrator),
        };

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        await storage.DisposeAsync();
        Assert.True(Fault is null, Fault?.ToString());
    }

    /// <summary>Asks what Ann may do each time, as a circuit does.</summary>
    private sealed class Seat(AccessDirectory directory, UserId user) : ICircuitCaller
    {
        public async Task<Caller?> FindAsync(CancellationToken cancellationToken) =>
            await directory.FindAccountAsync(user, cancellationToken) is { Account.SuspendedAt: null } access
            && access.Default() is { } membership
                ? CallerResolver.Make(access.Account, membership, RolePermissions.Of(membership.Membership.Role))
                : null;
    }

    private sealed class Reader(ICircuitCaller callers, AccessDirectory directory) : IFrameAccountReader
    {
        public async ValueTask<FrameAccount> ReadAsync(CancellationToken cancellationToken)
        {
            var caller = await callers.FindAsync(cancellationToken);
            var access = caller is null ? null : await directory.FindAccountAsync(caller.User, cancellationToken);
            return caller is null || access is null
                ? FrameAccount.None
                : FrameAccount.None with
                {
                    Name = access.Account.Name,
                    TimeZone = access.Account.TimeZone,
                    Permissions = caller.Permissions,
                };
        }
    }
}
