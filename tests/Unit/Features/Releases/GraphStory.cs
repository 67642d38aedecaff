using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>A workflow's draft in a real store, and people's pages with it: circuits with the graph's component, and what their browsers make of its words.</summary>
internal sealed class GraphStory : IAsyncDisposable
{
    private readonly TestStorage storage;
    private readonly WorkspaceId here;
    private readonly ReleaseKind kind = new(ActionCatalogue.BuiltIn);
    private readonly List<Page> pages = [];
    private DraftId draft;

    public GraphStory(TestStorage storage, WorkspaceId here)
    {
        this.storage = storage;
        this.here = here;
        Engine = new DraftEngine(storage.Drafts, new DraftKinds([kind]), storage.Time);
    }

    public DraftEngine Engine { get; }

    public Caller Ann => Person("Ann", 1, Role.Administrator);

    public Caller Bob => Person("Bob", 2, Role.Administrator);

    public Caller Vera => Person("Vera", 3, Role.Viewer);

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async Task BeginAsync(JsonArray nodes)
    {
        var opened = await Engine.RunAsync(
            (unit, token) =>
                Engine.OpenAsync(
                    unit,
                    Ann,
                    new OpenDraft
                    {
                        Kind = ReleaseKind.KindName,
                        Content = (_, _, _) => Task.FromResult<Result<Document>>(Graphs.Document(nodes)),
                    },
                    token
                ),
            Token
        );
        draft = EngineStory.Good(opened).Draft.Id;
    }

    public async Task<Page> OpenAsync(Caller caller)
    {
        var page = new Page(this, caller);
        pages.Add(page);
        await page.LoadAsync();
        return page;
    }

    /// <summary>A page that has not opened the draft.</summary>
    public Page Closed(Caller caller)
    {
        var page = new Page(this, caller);
        pages.Add(page);
        return page;
    }

    public async Task<Draft> HeadAsync() => (await storage.Drafts.FindDraftAsync(here, draft, Token))!; // It was begun.

    public async Task<Document> DocumentAsync(int? version = null) =>
        await Engine.LoadAsync(storage.Drafts, await HeadAsync(), version, Token);

    public async Task<ImmutableArray<Operation>> HistoryAsync() =>
        await storage.Drafts.ReadHistoryAsync(here, draft, int.MaxValue, 1_000, Token);

    /// <summary>Until every page shows what is stored, and waits for nothing: also what was asked for and not done yet comes to that.</summary>
    public async Task SettleAsync(Page? except = null)
    {
        var open = pages.FindAll(page => page != except && page.IsOpen);
        var stored = "";
        await UntilAsync(async () =>
        {
            foreach (var page in open)
            {
                await page.ReadAsync();
            }

            var head = await HeadAsync();
            stored = Sorted(await DocumentAsync(head.Version));
            return open.TrueForAll(page =>
                !page.IsWaiting && page.Version == head.Version && Sorted(page.Shown) == stored
            );
        });
        Assert.All(open, page => Assert.Equal(stored, Sorted(page.Shown)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }
    }

    public static async Task UntilAsync(Func<Task<bool>> met)
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (await met())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        }

        Assert.Fail("What was waited for did not come.");
    }

    public static string Sorted(Document document) =>
        string.Join(
            '\n',
            ReleaseDocument
                .NodesOf(document)
                .Select(static node => Encoding.UTF8.GetString(NodeWriter.Write((MapNode)node.Value)))
                .Order(StringComparer.Ordinal)
        );

    private Caller Person(string name, int number, Role role) =>
        new()
        {
            Workspace = here,
            User = new UserId(new Guid($"0190a000-0000-7000-8000-0000000001{number:00}")),
            UserName = name,
            Permissions = RolePermissions.Of(role),
        };

    /// <summary>A person's page: its circuit is real, its browser does in C# what graph/sync.ts and graph/editor.ts do.</summary>
    internal sealed class Page : IAsyncDisposable
    {
        private readonly GraphStory story;
        private readonly BunitContext context = new();
        private readonly BunitJSModuleInterop module;
        private readonly BunitJSModuleInterop script;
        private readonly SortedDictionary<long, (string Text, GraphBatch Batch)> waiting = [];
        private GraphBridge? server;
        private Document has = ReleaseDocument.Blank;
        private long number;
        private long settled;
        private readonly ConcurrentQueue<string> came = new();
        private long word;

        public Page(GraphStory story, Caller caller)
        {
            this.story = story;
            var services = context.Services;
            services.AddFrameState();
            services.AddSingleton(story.Engine);
            services.AddSingleton(story.storage.Drafts);
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton(story.storage.Get<IChangeFeed>());
            services.AddSingleton<ICircuitCaller>(new Seat(caller));
            services.AddSingleton(
                new EditorKinds([
                    new ReleaseEditorKind(
                        story.kind,
                        new ReleaseDrafts(story.Engine, story.kind, new ReleaseTexts()),
                        new ConfigForms(ActionCatalogue.BuiltIn),
                        new GraphSaves(story.Engine)
                    ),
                ])
            );
            services.AddScoped<EditingSession>();
            services.AddFlux(static flux =>
                flux.AddFeature<EditingFeature, EditingState>()
                    .AddReducers(typeof(EditingReducers))
                    .AddEffects<EditingEffects>()
                    .AddFeature<WorkflowEditorFeature, WorkflowEditorState>()
                    .AddReducers(typeof(WorkflowEditorReducers))
            );
            module = context.JSInterop.SetupModule("./assets/graph.js");
            script = module.SetupModule("attach", static _ => true);
            // Words come on whichever thread the circuit is on, while the test reads them on its own.
            script
                .SetupVoid(
                    "receive",
                    call =>
                    {
                        if (call.Arguments is [string text, ..])
                        {
                            came.Enqueue(text);
                        }

                        return true;
                    }
                )
                .SetVoidResult();
            script.SetupVoid("command", static _ => true).SetVoidResult();
            script.SetupVoid("dispose", static _ => true).SetVoidResult();
        }

        public EditingState State => Get<IState<EditingState>>().Value;

        public WorkflowEditorState Editor => Get<IState<WorkflowEditorState>>().Value;

        public string Client => Get<EditingSession>().Client;

        public int Version { get; private set; }

        public ImmutableArray<long> Held { get; private set; } = [];

        public ImmutableArray<long> Dropped { get; private set; } = [];

        public bool ReadOnly { get; private set; }

        public JsonArray? Problems { get; private set; }

        /// <summary>The words that came, as they are.</summary>
        public List<string> Words { get; } = [];

        public IReadOnlyList<JSRuntimeInvocation> Commands => script.Invocations["command"];

        public bool IsOpen => server is not null;

        public bool IsWaiting => waiting.Count > 0;

        /// <summary>What is in the browser's journal: what the server has not settled.</summary>
        public ImmutableArray<FieldEditPart> Journal => [.. waiting.Select(entry => Part(entry.Key, entry.Value.Text))];

        /// <summary>The server's word, and what waits over it.</summary>
        public Document Shown =>
            waiting.Values.Aggregate(has, static (document, entry) => Apply(document, entry.Batch.Changes));

        public GraphBridge Server => server!; // Opened before anything else.

        public async Task LoadAsync()
        {
            Do(new EditorOpened(ReleaseKind.KindName, story.draft));
            await UntilAsync(() => Task.FromResult(State.View is not null));
            context.Render<GraphCanvas>();
            server = Assert
                .IsType<DotNetObjectReference<GraphBridge>>(Assert.Single(module.Invocations["attach"]).Arguments[1])
                .Value;
            await FetchAsync();
        }

        public void Do(object action) => Get<IDispatcher>().Dispatch(action);

        /// <summary>A gesture: it is in the journal, and not sent yet.</summary>
        public FieldEditPart Draw(
            IEnumerable<NodeChange> changes,
            string? origin = null,
            int? version = null,
            long? known = null,
            string? layout = null
        )
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteNumber("baseVersion", version ?? Version);
                json.WriteNumber("settled", known ?? settled);
                if (origin is not null)
                {
                    json.WriteString("origin", origin);
                }

                if (layout is not null)
                {
                    json.WritePropertyName("layout");
                    json.WriteRawValue(layout);
                }

                json.WritePropertyName("changes");
                GraphChanges.Write(json, changes);
                json.WriteEndObject();
            }

            var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
            waiting[++number] = (text, EngineStory.Good(GraphBatch.Read(text)));
            return Part(number, text);
        }

        public Task SendAsync(params FieldEditPart[] parts) => Server.ReceiveEdits(parts);

        /// <summary>A gesture, drawn and sent.</summary>
        public Task EditAsync(params NodeChange[] changes) => SendAsync(Draw(changes));

        /// <summary>Takes the words that came since.</summary>
        public async Task ReadAsync()
        {
            while (came.TryDequeue(out var text))
            {
                if (Take(text))
                {
                    await FetchAsync();
                }
            }
        }

        public async ValueTask DisposeAsync() => await context.DisposeAsync();

        private async Task FetchAsync()
        {
            var head = await story.HeadAsync();
            has = await story.Engine.LoadAsync(story.storage.Drafts, head, null, Token);
            Version = head.Version;
            await Server.ReceiveLoaded(Version);
        }

        /// <summary>True when the graph is to be loaded again.</summary>
        private bool Take(string text)
        {
            var said = JsonNode.Parse(text)!.AsObject(); // As it was written.
            var place = said["number"]!.GetValue<long>(); // Each has one.
            if (place <= word)
            {
                return false;
            }

            word = place;
            Words.Add(text);
            var acknowledged = said["acknowledged"]!.GetValue<long>(); // Each has one.
            Dropped = Numbers(said, "dropped");
            Held = Numbers(said, "held");
            ReadOnly = said["readOnly"]!.GetValue<bool>(); // Each has one.
            Problems = said["problems"] as JsonArray ?? Problems;
            foreach (var (gesture, (_, batch)) in waiting.Where(entry => entry.Key <= acknowledged).ToArray())
            {
                waiting.Remove(gesture);
                has = Dropped.Contains(gesture) ? has : Apply(has, batch.Changes);
            }

            settled = Math.Max(settled, acknowledged);
            using var raw = JsonDocument.Parse(text);
            var sent = "{\"baseVersion\":0,\"changes\":" + raw.RootElement.GetProperty("changes").GetRawText() + "}";
            has = Apply(has, EngineStory.Good(GraphBatch.Read(sent)).Changes);
            Version = said["version"]!.GetValue<int>(); // Each has one.
            return said["reload"] is not null;
        }

        private static ImmutableArray<long> Numbers(JsonObject said, string member) =>
            [.. said[member]!.AsArray().Select(static one => one!.GetValue<long>())]; // Each has a list of them.

        /// <summary>As the browser does: what is about a node that is gone does nothing.</summary>
        private static Document Apply(Document document, ImmutableArray<NodeChange> changes) =>
            changes.Aggregate(
                document,
                static (before, change) => GraphEdits.Apply(before, [change]).Match(static after => after, _ => before)
            );

        private FieldEditPart Part(long gesture, string text) =>
            new(Client, gesture, GestureInbox<GraphBatch>.FieldOf(GraphOutbox.Place, gesture), text, 0, 1);

        private T Get<T>()
            where T : notnull => context.Services.GetRequiredService<T>();
    }

    private sealed class Seat(Caller caller) : ICircuitCaller
    {
        public Task<Caller?> FindAsync(CancellationToken cancellationToken) => Task.FromResult<Caller?>(caller);
    }
}
