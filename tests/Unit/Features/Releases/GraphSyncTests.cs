using System.Globalization;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.GraphEditsTests;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>What people do in a graph at the same time, through the circuits' component, on each database alike.</summary>
public abstract class GraphSyncTests : StoreTests
{
    [Fact]
    public async Task AGesture_IsOneOperation_AndItsAcknowledgementCostsNextToNothing()
    {
        await using var story = await BeginAsync(Large());
        var ann = await story.OpenAsync(story.Ann);

        await ann.EditAsync(Move("n1", 10), Move("n2", 20));
        await story.SettleAsync();

        var operation = (await story.HistoryAsync())[0];
        Assert.Equal("Move 2 nodes", operation.Label);
        Assert.Equal(2, operation.Changes.Length);
        Assert.InRange(ann.Words[^1].Length, 1, 160);
        Assert.Contains("\"changes\":[]", ann.Words[^1], StringComparison.Ordinal);
    }

    /// <summary>Each was made before the page knew what became of the one before it; the same path is changed again and again.</summary>
    [Fact]
    public async Task GesturesThatFollowQuickly_ContinueOneAnother()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        var bob = await story.OpenAsync(story.Bob);

        FieldEditPart[] sent =
        [
            .. Enumerable.Range(1, 5).Select(i => ann.Draw([Move("wait", i)])),
            ann.Draw([Whole(Node("more", "delay"))]),
            ann.Draw([Change("more", """["name"]""", "\"More\"")]),
        ];
        await bob.EditAsync(Change("check", """["name"]""", "\"Bob's\""));
        await ann.SendAsync(sent);
        await story.SettleAsync();

        Assert.Empty(ann.State.Conflicts);
        Assert.Equal("""{"x":5,"y":0}""", await LeafAsync(story, "wait", "position"));
        Assert.Equal("\"More\"", await LeafAsync(story, "more", "name"));
        Assert.Equal("\"Bob's\"", await LeafAsync(story, "check", "name"));
        Assert.Equal(
            8,
            (await story.HistoryAsync()).Count(static one => one.Kind == OperationKind.Edit && one.Version > 1)
        );
    }

    [Fact]
    public async Task OthersChanges_ComeDown_AndOnlyThose()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        var bob = await story.OpenAsync(story.Bob);

        await bob.EditAsync(Change("wait", """["config","duration"]""", "2.50"));
        await story.SettleAsync();

        var changes = JsonNode.Parse(ann.Words[^1])!["changes"]!.AsArray(); // A word has them.
        Assert.Equal(
            $$"""[{"node":"{{Id("wait")}}","path":["config","duration"],"value":2.50}]""",
            changes.ToJsonString()
        );
    }

    [Fact]
    public async Task AConflict_IsAChoice_AndWhatCameAfterItIsSavedWithoutIt()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        var bob = await story.OpenAsync(story.Bob);
        var mine = ann.Draw([Move("wait", 7)]);
        var later = ann.Draw([Change("check", """["name"]""", "\"Later\"")]);

        await bob.EditAsync(Move("wait", 9));
        await GraphStory.UntilAsync(async () => (await story.HeadAsync()).Version == 2);
        await ann.SendAsync(mine, later);
        await story.SettleAsync();

        var conflict = Assert.Single(ann.State.Conflicts.Values);
        Assert.Equal("Position of wait", conflict.Label);
        Assert.Equal("9, 0", conflict.Theirs);
        Assert.Equal("7, 0", conflict.MineText);
        Assert.Equal([1L], ann.Held);
        Assert.Equal("\"Later\"", await LeafAsync(story, "check", "name"));
        Assert.Equal("""{"x":9,"y":0}""", await LeafAsync(story, "wait", "position"));

        ann.Do(new ConflictKeptMine(conflict.Field));
        await GraphStory.UntilAsync(() => Task.FromResult(ann.State is { Waiting: 0 }));
        await story.SettleAsync();
        Assert.Equal("""{"x":7,"y":0}""", await LeafAsync(story, "wait", "position"));
        Assert.Empty(ann.Held);
    }

    [Fact]
    public async Task AConflict_ThatIsGivenUp_LeavesTheirs()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        var bob = await story.OpenAsync(story.Bob);
        var mine = ann.Draw([Move("wait", 7)]);
        await bob.EditAsync(Change("wait", "[]", null));
        await GraphStory.UntilAsync(async () => (await story.HeadAsync()).Version == 2);
        await ann.SendAsync(mine);
        await story.SettleAsync();

        var conflict = Assert.Single(ann.State.Conflicts.Values);
        Assert.Null(conflict.Theirs);
        ann.Do(new ConflictTookTheirs(conflict.Field));
        await story.SettleAsync();
        Assert.Equal(0, ann.State.Waiting);
        Assert.Equal(2, (await story.HeadAsync()).Version);
    }

    [Fact]
    public async Task ARefusedGesture_IsDroppedAndSaid_AndThePageGoesBack()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);

        await ann.EditAsync(Change("wait", """["position"]""", "[]"));
        await ann.EditAsync(Move("wait", 3));
        await story.SettleAsync();

        Assert.Contains("must be an object", ann.State.Notice!.Text, StringComparison.Ordinal); // It was said.
        Assert.Equal("""{"x":3,"y":0}""", await LeafAsync(story, "wait", "position"));
        Assert.Equal(2, (await story.HeadAsync()).Version);
        Assert.Empty(ann.State.Edits);
    }

    [Fact]
    public async Task WhatIsSentTwice_OrInAnotherOrder_IsTakenOnceAndInOrder()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        var first = ann.Draw([Move("wait", 1)]);
        var second = ann.Draw([Move("wait", 2)]);

        await ann.SendAsync(second);
        await ann.SendAsync(second with { ClientId = "another" }, first with { Seq = 9 });
        await ann.SendAsync(first, first, second);
        await story.SettleAsync();
        await ann.SendAsync(first);
        await story.SettleAsync();

        Assert.Equal("""{"x":2,"y":0}""", await LeafAsync(story, "wait", "position"));
        Assert.Equal(3, (await story.HeadAsync()).Version);
    }

    /// <summary>The acknowledgement got lost with the page: the next one sends all of it again.</summary>
    [Fact]
    public async Task WhatAnEarlierPageLeft_IsAppliedOnce_WhateverOfItWasSaved()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        FieldEditPart[] journal =
        [
            ann.Draw([Move("wait", 1)]),
            ann.Draw([Move("wait", 2)]),
            ann.Draw([Whole(Node("more", "delay"))]),
            ann.Draw([Change("wait", """["childrenUuids","0"]""", null)]),
        ];
        await ann.SendAsync(journal[..2]);
        await GraphStory.UntilAsync(async () => (await story.HeadAsync()).Version == 3);
        var bob = await story.OpenAsync(story.Bob);
        await bob.EditAsync(Change("check", """["name"]""", "\"Bob's\""));
        await story.SettleAsync(except: ann);

        foreach (var round in (int[])[1, 2])
        {
            var next = await story.OpenAsync(story.Ann);
            foreach (var edit in journal)
            {
                var batch = GraphBatch.Read(edit.Value).Match<GraphBatch?>(static one => one, static _ => null);
                await next.SendAsync(next.Draw(batch!.Changes, $"{ann.Client}/{edit.Seq}", batch.BaseVersion, 0)); // It was written here.
            }

            await story.SettleAsync(except: ann);
            Assert.Empty(next.State.Conflicts);
        }

        Assert.Equal("""{"x":2,"y":0}""", await LeafAsync(story, "wait", "position"));
        Assert.NotNull(await LeafAsync(story, "more", "slug"));
        Assert.Equal(6, (await story.HeadAsync()).Version);
    }

    [Fact]
    public async Task UndoAll_RedoAll_ReachThePages()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        var bob = await story.OpenAsync(story.Bob);
        var begun = GraphStory.Sorted(await story.DocumentAsync());
        await ann.EditAsync(Move("wait", 1));
        await ann.EditAsync(Change("check", "[]", null));
        await ann.EditAsync(Whole(Node("more", "delay")));
        await story.SettleAsync();
        var edited = GraphStory.Sorted(await story.DocumentAsync());

        await StepsAsync(story, ann, 3, new UndoRequested());
        Assert.Equal(begun, GraphStory.Sorted(bob.Shown));
        await StepsAsync(story, ann, 3, new RedoRequested());
        Assert.Equal(edited, GraphStory.Sorted(bob.Shown));
        var again = await story.OpenAsync(story.Ann);
        await StepsAsync(story, again, 1, new UndoRequested());
        Assert.Null(again.Shown.At(ReleaseDocument.Nodes.Child(Id("more"))));
    }

    [Fact]
    public async Task Layout_IsOneUndoableOperation_AndComesDownAsChanges()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        await ann.SendAsync(ann.Draw([], layout: """{"scope":[]}"""));
        await story.SettleAsync();
        Assert.Equal("Lay out all nodes", (await story.HistoryAsync())[0].Label);
        Assert.Contains("position", ann.Words[^1], StringComparison.Ordinal);
        Assert.Equal("Lay out all nodes", ann.State.UndoLabel);
    }

    /// <summary>What comes down in one word is bounded: the page reads the graph again.</summary>
    [Fact]
    public async Task AVeryLargeDifference_IsReadAgain()
    {
        await using var story = await BeginAsync(Large(3_000));
        var ann = await story.OpenAsync(story.Ann);
        var bob = await story.OpenAsync(story.Bob);
        await bob.SendAsync(bob.Draw([], layout: """{"scope":[]}"""));
        await story.SettleAsync();
        Assert.Contains(ann.Words, static word => word.Contains("\"reload\":true", StringComparison.Ordinal));
        Assert.All(ann.Words, static word => Assert.InRange(word.Length, 1, 500_000));
    }

    [Fact]
    public async Task AViewer_IsTold_AndWritesNothing()
    {
        await using var story = await BeginAsync(Sound());
        var vera = await story.OpenAsync(story.Vera);
        await vera.EditAsync(Move("wait", 1));
        await story.SettleAsync();
        Assert.True(vera.ReadOnly);
        Assert.Equal([1L], vera.Dropped);
        Assert.Equal(1, (await story.HeadAsync()).Version);
    }

    [Fact]
    public async Task Calls_ThatNobodyShouldMake_WriteNothing()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        FieldEditPart Part(long seq, string path, string value) => new(ann.Client, seq, path, value, 0, 1);

        await ann.SendAsync(
            Part(1, "graph/2", "{}"),
            Part(-4, "graph/-4", "{}"),
            Part(1, "name", "x"),
            Part(1, "graph/1", "{") with
            {
                Parts = 5_000,
            }
        );
        await ann.SendAsync(
            ann.Draw([Change("nobody", """["name"]""", "\"x\"")]),
            ann.Draw([Move("wait", 1)], version: 900)
        );
        await ann.Server.ReceiveLoaded(-3);
        await ann.Server.ReceiveLoaded(4_000);
        await ann.Server.ReceiveResumed(77);
        await ann.Server.ReceiveSelection(["x", .. Enumerable.Repeat(Id("wait"), 900)], -5, ["<script>"]);
        await story.SettleAsync();

        Assert.Equal(1, (await story.HeadAsync()).Version);
        Assert.Equal(WorkflowEditorState.MostSelected, ann.Editor.Selection.Length);
        Assert.Equal(0, ann.Editor.SelectedCount);
        Assert.Empty(ann.Editor.Scope);
    }

    [Fact]
    public async Task AnotherWorkspacesDraft_IsNotThere()
    {
        await using var story = await BeginAsync(Sound());
        var other = await Storage.AddWorkspaceAsync();
        var page = story.Closed(story.Ann with { Workspace = other });
        page.Do(new EditorOpened(ReleaseKind.KindName, (await story.HeadAsync()).Id));
        await GraphStory.UntilAsync(() => Task.FromResult(page.State.Phase == SavePhase.Closed));
        Assert.Null(page.State.View);
    }

    [Fact]
    public async Task Problems_GoDownWhenTheyAreOthers()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        await ann.EditAsync(Change("load", """["config"]""", "{}"));
        await story.SettleAsync();
        Assert.Contains(ann.Problems!, problem => problem!["node"]!.GetValue<string>() == Id("load")); // They came.
        await ann.EditAsync(Move("wait", 4));
        await story.SettleAsync();
        Assert.DoesNotContain("problems", ann.Words[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommand_OfAnotherPart_ReachesTheScriptOnce()
    {
        await using var story = await BeginAsync(Sound());
        var ann = await story.OpenAsync(story.Ann);
        ann.Do(new GraphCommanded("reveal", [Id("wait")]));
        ann.Do(new GraphCommanded("fit", []));
        await GraphStory.UntilAsync(() => Task.FromResult(ann.Commands.Count == 2));
        Assert.Equal(["reveal", "fit"], ann.Commands.Select(static call => (string)call.Arguments[0]!)); // A name.
    }

    /// <summary>Whatever several people do, in whatever order their words come: at the end all see what is stored.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AnyNumberOfGestures_LeadEveryPageToWhatIsStored(int seed)
    {
        var random = new Random(seed);
        await using var story = await BeginAsync(Sound());
        GraphStory.Page[] pages =
        [
            await story.OpenAsync(story.Ann),
            await story.OpenAsync(story.Bob),
            await story.OpenAsync(story.Ann),
        ];
        string[] slugs = ["start", "load", "check", "wait", "end", "n1", "n2", "n3"];
        for (var step = 0; step < 60; step++)
        {
            var page = pages[random.Next(pages.Length)];
            var slug = slugs[random.Next(slugs.Length)];
            var isThere = ReleaseDocument.NodesOf(page.Shown).Find(Id(slug)) is not null;
            switch (random.Next(8))
            {
                case 0:
                    await page.ReadAsync();
                    break;
                case 1:
                    page.Do(new UndoRequested());
                    break;
                case 2 when isThere:
                    await page.EditAsync(Change(slug, "[]", null));
                    break;
                case 3 when isThere:
                    await page.EditAsync(
                        Change(slug, """["childrenUuids","0"]""", random.Next(2) == 0 ? "null" : $"\"{Id("end")}\"")
                    );
                    break;
                case 4 when isThere:
                    await page.EditAsync(
                        Change(slug, """["config","a"]""", random.Next(9).ToString(CultureInfo.InvariantCulture))
                    );
                    break;
                default:
                    await page.EditAsync(isThere ? Move(slug, random.Next(99)) : Whole(Node(slug, "delay")));
                    break;
            }
        }

        await story.SettleAsync();
    }

    private static async Task StepsAsync(GraphStory story, GraphStory.Page page, int count, object action)
    {
        for (var i = 0; i < count; i++)
        {
            var version = (await story.HeadAsync()).Version;
            page.Do(action);
            await GraphStory.UntilAsync(async () => (await story.HeadAsync()).Version == version + 1);
            await story.SettleAsync();
        }
    }

    private static NodeChange Move(string slug, int x) =>
        Change(slug, """["position"]""", string.Create(CultureInfo.InvariantCulture, $$"""{"x":{{x}},"y":0}"""));

    private static JsonArray Large(int count = 300) =>
        JsonNode.Parse(Kinds.Releases.Graphs.Large(count))!["nodes"]!.AsArray(); // It has them.

    private static async Task<string?> LeafAsync(GraphStory story, string slug, string member) =>
        (await story.DocumentAsync()).At(ReleaseDocument.Nodes.Child(Id(slug)).Child(member))?.ToString();

    private async Task<GraphStory> BeginAsync(JsonArray nodes)
    {
        var story = new GraphStory(Storage, Here);
        await story.BeginAsync(nodes);
        return story;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteGraphSyncTests(TestDatabases databases) : GraphSyncTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresGraphSyncTests(TestDatabases databases) : GraphSyncTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
