using System.Collections.Immutable;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Home;
using DraftStudio.Web.Features.Review;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Tests.Unit.Features.History;

/// <summary>
/// One person's circuit over a store in memory, with pages to render, and others who work beside it. What it calls
/// providers (or what it is told) are documents with a name: these pages know nothing of a form.
/// </summary>
internal sealed class WorkStory : IDisposable
{
    private static readonly DocumentPath NamePath = DocumentPath.Of("name");

    private readonly string kind;

    /// <param name="role">What the person may do.</param>
    /// <param name="kind">What its things are called.</param>
    /// <param name="documents">Its things, where they are not documents with a name.</param>
    /// <param name="services">What such things need.</param>
    public WorkStory(
        Role role = Role.Administrator,
        string kind = ProviderKind.KindName,
        DraftKind? documents = null,
        Action<IServiceCollection>? services = null
    )
    {
        this.kind = kind;
        var kinds = new DraftKinds([documents ?? new NamedKind(kind)]);
        Engine = new DraftEngine(Store, kinds, Time);
        Me = EngineStory.Person("Ann", 1, role);
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        Page.Services.AddFrameState();
        Page.AddAuthorization();
        Page.Services.AddSingleton<TimeProvider>(Time);
        Page.Services.AddSingleton(Engine);
        Page.Services.AddSingleton(kinds);
        Page.Services.AddSingleton<IDraftStore>(Store);
        Page.Services.AddSingleton<IChangeFeed>(Store.Feed);
        Page.Services.AddSingleton<IJournalReader>(new Sealed(Store));
        Page.Services.AddSingleton<ChainVerifier>();
        Page.Services.AddSingleton<ICircuitCaller>(new Seat(Me));
        Page.Services.AddSingleton<IHomeVisits>(Visits);
        Page.Services.AddSingleton(new FormKinds([new ProviderKind(), new CohortKind()]));
        Page.Services.AddSingleton<FormStates>();
        Page.Services.AddSingleton<FormDrafts>();
        Page.Services.AddSingleton<ISecretProtector, NoSecrets>();
        Page.Services.AddScoped<EditingSession>();
        if (services is null)
        {
            Page.Services.AddSingleton(new EditorKinds([new NameEditor(kind)]));
            Page.Services.AddScoped<IArtifactKind>(provider => new FormArtifactKind(
                provider.GetRequiredService<FormKinds>()[kind],
                provider.GetRequiredService<FormStates>(),
                provider.GetRequiredService<FormDrafts>()
            ));
        }

        services?.Invoke(Page.Services);
        Page.Services.AddActivity().AddReview().AddHome().AddArtifactPages();
        Page.Services.AddSingleton<IPeople>(new Names());
        Page.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Page.Services.GetRequiredService<Store>().UnhandledException += (_, e) =>
            Fault ??= (Exception)e.ExceptionObject;
        Do(new FrameOpened());
    }

    public BunitContext Page { get; } = new();

    public InMemoryDraftStore Store { get; } = new();

    public HandTime Time { get; } = new();

    public DraftEngine Engine { get; }

    public Caller Me { get; }

    public Caller Bob { get; } = EngineStory.Person("Bob", 2, Role.Administrator);

    public LastVisit Visits { get; } = new();

    /// <summary>What an effect threw and did not handle.</summary>
    public Exception? Fault { get; private set; }

    public string Address => new Uri(Page.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Page.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Store.Dispose();
        if (Fault is { } fault)
        {
            throw new Xunit.Sdk.XunitException(fault.ToString());
        }
    }

    public IRenderedComponent<T> Open<T>(string address)
        where T : IComponent
    {
        Page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Page.Render<T>();
    }

    public T State<T>()
        where T : class => Page.Services.GetRequiredService<IState<T>>().Value;

    public void Do(object action) => Page.Services.GetRequiredService<IDispatcher>().Dispatch(action);

    /// <summary>Lets what the feed gathered be told.</summary>
    public void Wait() => Time.Advance(TimeSpan.FromSeconds(1));

    public async Task<Draft> Draft(Caller caller, string name) =>
        EngineStory
            .Good(
                await Run(
                    (unit, token) =>
                        Engine.OpenAsync(unit, caller, new OpenDraft { Kind = kind, Content = Set(name) }, token)
                )
            )
            .Draft;

    public async Task<Artifact> Live(Caller caller, string name)
    {
        var draft = await Draft(caller, name);
        return (await Commit(caller, draft)).Artifact;
    }

    public async Task<CommittedDraft> Commit(Caller caller, Draft draft) =>
        EngineStory.Good(
            await Run((unit, token) => Engine.CommitAsync(unit, caller, new CommitDraft { Draft = draft.Id }, token))
        );

    public async Task<Draft> Edit(Caller caller, Artifact artifact) =>
        EngineStory
            .Good(
                await Run(
                    (unit, token) =>
                        Engine.OpenAsync(
                            unit,
                            caller,
                            new OpenDraft
                            {
                                Kind = kind,
                                Artifact = artifact.Id,
                                Own = true,
                            },
                            token
                        )
                )
            )
            .Draft;

    public async Task Rename(Caller caller, Draft draft, string name) =>
        EngineStory.Good(
            await Run(
                (unit, token) =>
                    Engine.ChangeAsync(unit, caller, draft.Id, Set(name), Precondition.None, label: null, token)
            )
        );

    /// <summary>Proposes a name: on a draft, or as something new.</summary>
    public async Task Propose(Caller caller, string key, string name, Draft? draft = null) =>
        EngineStory.Good(
            await Run(
                (unit, token) =>
                    Engine.ProposeAsync(
                        unit,
                        caller,
                        new ProposeChanges
                        {
                            Kind = kind,
                            Key = key,
                            Draft = draft?.Id,
                        },
                        Set(name),
                        token
                    )
            )
        );

    public async Task<Proposal> Proposal(string key) =>
        await Store.FindProposalAsync(EngineStory.Here, kind, key, Cancel)
        ?? throw new Xunit.Sdk.XunitException("The proposal is gone.");

    public async Task<Draft> Head(DraftId draft) =>
        await Store.FindDraftAsync(EngineStory.Here, draft, Cancel)
        ?? throw new Xunit.Sdk.XunitException("The draft is gone.");

    public Task<Result<T>> Run<T>(Func<IDraftUnit, CancellationToken, Task<Result<T>>> verb)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return Engine.RunAsync(verb, Cancel);
    }

    private static Edit Set(string name) =>
        (document, _, _) => Task.FromResult<Result<Document>>(document.With(NamePath, LeafNode.Of(name)));

    /// <summary>Remembers one visit, whoever's it was.</summary>
    internal sealed class LastVisit : IHomeVisits
    {
        public DateTimeOffset? At { get; set; }

        public Task<DateTimeOffset?> VisitAsync(
            WorkspaceId workspace,
            UserId user,
            DateTimeOffset now,
            CancellationToken cancellationToken
        )
        {
            var before = At;
            At = now;
            return Task.FromResult(before);
        }
    }

    private sealed class Seat(Caller caller) : ICircuitCaller
    {
        public Task<Caller?> FindAsync(CancellationToken cancellationToken) => Task.FromResult<Caller?>(caller);
    }

    private sealed class NoSecrets : ISecretProtector
    {
        public byte[] Protect(string secret) => throw new NotSupportedException("Nothing here is a secret.");

        public string Unprotect(byte[] encrypted) => throw new NotSupportedException("Nothing here is a secret.");
    }

    private sealed class Names : IPeople
    {
        public ValueTask<string> NameOfAsync(UserId user, CancellationToken cancellationToken) =>
            ValueTask.FromResult(user.Value.ToString()[^2..] == "01" ? "Ann" : "Bob");

        public Task<ImmutableArray<Person>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<Person>>([]);
    }

    /// <summary>The journal as if everything were sealed at once.</summary>
    private sealed class Sealed(InMemoryDraftStore store) : IJournalReader
    {
        private ImmutableArray<JournalEntry> Entries
        {
            get
            {
                var hash = JournalChain.Origin;
                var entries = ImmutableArray.CreateBuilder<JournalEntry>();
                foreach (var entry in store.Journal)
                {
                    hash = JournalChain.Seal(hash, entries.Count + 1, entry);
                    entries.Add(entry with { Seq = entries.Count + 1, Hash = hash });
                }

                return entries.ToImmutable();
            }
        }

        public Task<Page<JournalEntry>> ListAsync(JournalQuery query, CancellationToken cancellationToken)
        {
            var before = query.Cursor is null
                ? long.MaxValue
                : long.Parse(query.Cursor, System.Globalization.CultureInfo.InvariantCulture);
            ImmutableArray<JournalEntry> found =
            [
                .. Entries
                    .Reverse()
                    .Where(entry =>
                        entry.Seq < before
                        && (query.Actor is null || entry.Actor == query.Actor)
                        && (
                            query.EventPrefix is null
                            || entry.Event.StartsWith(query.EventPrefix, StringComparison.Ordinal)
                        )
                    )
                    .Take(query.Limit),
            ];
            return Task.FromResult(
                new Page<JournalEntry>(
                    found,
                    found.Length == query.Limit
                        ? found[^1].Seq?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                        : null
                )
            );
        }

        public Task<ImmutableArray<JournalEntry>> ReadAfterAsync(
            WorkspaceId workspace,
            long seq,
            int limit,
            CancellationToken cancellationToken
        ) => Task.FromResult<ImmutableArray<JournalEntry>>([.. Entries.Where(entry => entry.Seq > seq).Take(limit)]);

        public Task<ChainHead?> FindHeadAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
            Task.FromResult(
                Entries is [.., var last] ? new ChainHead(workspace, last.Seq ?? 0, last.Hash ?? []) : null
            );
    }

    private sealed class NamedKind(string name) : DraftKind
    {
        public override string Name => name;

        public override Document Blank => Document.Empty;

        public override string SlotOf(UserId owner) => owner.ToString();

        public override ImmutableArray<Problem> Validate(Document document) => [];

        public override Task<DraftSummary> SummariseAsync(
            ICatalogReader catalog,
            WorkspaceId workspace,
            Document document,
            CancellationToken cancellationToken
        ) => Task.FromResult(new DraftSummary(NameIn(document.At(NamePath)) ?? "", ""));

        public override string Describe(ImmutableArray<Change> changes) => "Set name";
    }

    private static string? NameIn(DocumentNode? node) => (node as LeafNode)?.AsString();

    private sealed class NameEditor(string kind) : IEditorKind
    {
        public string Kind => kind;

        public Task<object> ViewAsync(
            IDraftReader reader,
            Caller caller,
            Draft draft,
            Document document,
            object? earlier,
            CancellationToken cancellationToken
        ) => Task.FromResult<object>(document);

        public string? ValueOf(object view, string field) => NameIn(((Document)view).At(NamePath));

        public string LabelOf(string field) => "Name";

        public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
            DraftId draft,
            ImmutableArray<FieldEdit> edits
        ) => throw new NotSupportedException("Nothing is edited on these pages.");

        public string FieldOf(DocumentPath path) => "name";

        public Task<ImmutableArray<ChangeLine>> DescribeAsync(
            IDraftReader reader,
            WorkspaceId workspace,
            Document document,
            ImmutableArray<Change> changes,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<ChangeLine>>([
                .. changes.Select(change => new ChangeLine(
                    change.Path,
                    "Name",
                    NameIn(change.Before),
                    NameIn(change.After)
                )),
            ]);
    }
}
