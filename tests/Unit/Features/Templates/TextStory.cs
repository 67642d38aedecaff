using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A template's draft with one text, in a real store, and people's pages that have it open.</summary>
internal sealed class TextStory
{
    private readonly TestStorage storage;
    private readonly WorkspaceId here;
    private readonly TemplateKind kind = new(new TemplateAnalysis());
    private readonly TemplateDrafts drafts;

    public TextStory(TestStorage storage, WorkspaceId here)
    {
        this.storage = storage;
        this.here = here;
        Engine = new DraftEngine(storage.Drafts, new DraftKinds([kind]), storage.Time);
        drafts = new TemplateDrafts(
            Engine,
            new TemplateFiles(storage.Time),
            new TemplateSlug(new TemplateHeaders(Engine), storage.Get<IAccessStore>())
        );
        Saves = new TemplateSaves(Engine, drafts);
    }

    public DraftEngine Engine { get; }

    public TemplateSaves Saves { get; }

    public DraftId Draft { get; private set; }

    public string File { get; private set; } = "";

    public string Picture { get; private set; } = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task BeginAsync(string text)
    {
        var made = EngineStory.Good(
            await Engine.RunAsync(
                (unit, token) =>
                    drafts.CreateAsync(
                        unit,
                        Person("ann", 1),
                        new TemplateHeader(
                            "Report",
                            null,
                            "",
                            TemplateTypes.Default,
                            TemplateHandlers.Default,
                            null,
                            null,
                            MapNode.Empty,
                            MapNode.Empty
                        ),
                        [
                            NewFileOf("a.html", "text/html", System.Text.Encoding.UTF8.GetBytes(text)),
                            NewFileOf("a.png", "image/png", [0x89, 0x50, 0, 255]),
                        ],
                        null,
                        token
                    ),
                Token
            )
        );
        var draft = EngineStory.Good(
            await Engine.RunAsync(
                (unit, token) => drafts.EditAsync(unit, Person("ann", 1), made.Original.Id.ToString(), token),
                Token
            )
        );
        Draft = draft.Draft!.Id;
        var files = TemplateFiles.List(draft.Document);
        (File, Picture) = (files[0].Id, files[1].Id);
    }

    public Caller Person(string name, int number) =>
        new()
        {
            Workspace = here,
            User = new UserId(new Guid($"0190a000-0000-7000-8000-0000000001{number:00}")),
            UserName = name,
            Client = name,
            Permissions = RolePermissions.Of(Role.Administrator),
        };

    public async Task<Draft> HeadAsync() => (await storage.Drafts.FindDraftAsync(here, Draft, Token))!; // It was begun.

    public async Task<Document> DocumentAsync(int? version = null) =>
        await Engine.LoadAsync(storage.Drafts, await HeadAsync(), version, Token);

    public async Task<string> TextAsync(int? version = null) =>
        await DraftDocuments.LoadTextAsync(storage.Drafts, here, NodeIn(await DocumentAsync(version)), Token);

    public async Task<ImmutableArray<Operation>> HistoryAsync() =>
        await storage.Drafts.ReadHistoryAsync(here, Draft, int.MaxValue, 1_000, Token);

    public Task<Result<DraftState>> SaveAsync(Caller caller, FieldEdit edit) =>
        Engine.RunAsync((unit, token) => Saves.SaveTextAsync(unit, caller, Draft, edit, token), Token);

    public FieldEdit Edit(int number, int version, string? file = null, params ReadOnlySpan<TextEdit> edits) =>
        new($"contents/{file ?? File}/1/{number}", new TextBatch(version, [.. edits]), version, -number)
        {
            Stand = new EditStand(version, number - 1, number),
        };

    public Page Open(string name, int number) => new(this, Person(name, number));

    private TextNode NodeIn(Document document) => (TextNode)TemplateFile.Find(document, File)!.Contents; // It is a text.

    private static NewFile NewFileOf(string name, string type, byte[] bytes) =>
        new(
            name,
            name.EndsWith("png", StringComparison.Ordinal) ? FileRoles.Asset : FileRoles.Template,
            type,
            false,
            FileContents.Prepare(bytes, type)
        );

    /// <summary>A page that has the text open and does what it is told: its own typing it shows when it is told of it.</summary>
    internal sealed class Page(TextStory story, Caller caller) : FileOutbox.IHistory
    {
        private readonly TextVersions versions = new();
        private FileOutbox? outbox;
        private EditingState state = EditingState.None;
        private int number;

        public string Text { get; private set; } = "";

        public int Version { get; private set; }

        public List<string> Words { get; } = [];

        public async Task LoadAsync()
        {
            Version = (await story.HeadAsync()).Version;
            Text = await story.TextAsync(Version);
            outbox = new FileOutbox(story.File, FieldOf, versions);
            outbox.Load(story.NodeIn(await story.DocumentAsync(Version)), Version);
        }

        /// <summary>Sends a batch on what the page shows; true when it was taken.</summary>
        public async Task<bool> TypeAsync(TextEdit edit)
        {
            number++;
            var batch = new FieldEdit(FieldOf(number), new TextBatch(Version, [edit]), Version, -number)
            {
                Stand = new EditStand(Version, number - 1, number),
            };
            outbox!.Note(number); // Loaded.
            var saved = await story.SaveAsync(caller, batch);
            return saved.Match(
                done =>
                {
                    versions.Note(batch.Field, done.Operation?.Version);
                    return true;
                },
                error =>
                {
                    Assert.IsType<DraftError.Conflicting>(error);
                    return false;
                }
            );
        }

        /// <summary>Hears all that there is to be heard. A word may get lost on the way.</summary>
        public async Task HearAsync(Func<bool>? isLost = null)
        {
            await LookAsync();
            while (await outbox!.NextAsync(state, this) is { } word) // As above.
            {
                if (isLost?.Invoke() == true)
                {
                    outbox.Confirm(0);
                    continue;
                }

                Words.Add(word.Text);
                Take(word.Text);
                outbox.Confirm(word.Number);
            }
        }

        public async Task<TextNode?> FindAsync(int version) => story.NodeIn(await story.DocumentAsync(version));

        public Task<ImmutableArray<TextEdit>> BetweenAsync(TextNode before, TextNode after) =>
            TextBatches.BetweenAsync(story.storage.Drafts, story.here, before, after, Token);

        private string FieldOf(long batch) => $"contents/{story.File}/1/{batch}";

        private async Task LookAsync()
        {
            var head = await story.HeadAsync();
            var document = await story.DocumentAsync(head.Version);
            state = EditingState.None with
            {
                DraftId = head.Id,
                Head = head,
                View = new TemplateView
                {
                    Draft = head,
                    Document = document,
                    Origin = document,
                    Caller = caller,
                    Problems = [],
                    Findings = ImmutableDictionary<string, ImmutableArray<FileFinding>>.Empty,
                },
            };
        }

        private void Take(string word)
        {
            using var json = JsonDocument.Parse(word);
            foreach (var operation in json.RootElement.GetProperty("operations").EnumerateArray())
            {
                Version = operation.GetProperty("version").GetInt32();
                Text = TextEdits.Apply(
                    Text,
                    operation
                        .GetProperty("edits")
                        .EnumerateArray()
                        .Select(static edit => new TextEdit(
                            edit.GetProperty("at").GetInt32(),
                            edit.GetProperty("remove").GetString()!, // Each has them.
                            edit.GetProperty("insert").GetString()!
                        ))
                );
            }
        }
    }
}
