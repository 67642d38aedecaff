using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Support.EngineStory;

namespace DraftStudio.Tests.Unit.Drafting;

/// <summary>
/// Random stories of two people on one draft, each on tags of their own, against a small model: a stack of states a
/// person. Whatever the interleaving, each one's undo and redo move their own tags and nobody else's.
/// </summary>
public sealed class RandomWalkTests
{
    private enum Act
    {
        Set,
        Remove,
        Undo,
        Redo,
        Propose,
        Snapshot,
        Rebase,
    }

    private sealed record Step(int Person, Act Act, int Tag, int Value);

    private static readonly Arbitrary<List<Step>> Stories = (
        from person in Gen.Choose(0, 1)
        from act in Gen.Frequency(
            (5, Gen.Constant(Act.Set)),
            (2, Gen.Constant(Act.Remove)),
            (4, Gen.Constant(Act.Undo)),
            (3, Gen.Constant(Act.Redo)),
            (1, Gen.Constant(Act.Propose)),
            (1, Gen.Constant(Act.Snapshot)),
            (1, Gen.Constant(Act.Rebase))
        )
        from tag in Gen.Choose(0, 2)
        from value in Gen.Choose(0, 3)
        select new Step(person, act, tag, value)
    )
        .ListOf()
        .Resize(40)
        .ToArbitrary();

    [Fact]
    public void AnyInterleaving_EndsWhereTheModelSays() =>
        Prop.ForAll(Stories, story => Walk(story).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static async Task<bool> Walk(List<Step> steps)
    {
        using var story = new EngineStory();
        var seed = await story.New(story.Ann, "Live");
        var artifact = Good(await story.Commit(story.Ann, seed)).Artifact.Id;
        var draft = Good(await story.Open(story.Ann, artifact)).Draft;
        var snapshots = new DraftSnapshots(story.Store, new DraftKinds([story.Kind]));
        var people = new[] { story.Ann, story.Bob };
        var models = new[] { new Model(), new Model() };
        var revisions = 1;
        foreach (var step in steps)
        {
            var (caller, model) = (people[step.Person], models[step.Person]);
            var path = $"/tags/{caller.UserName}-{step.Tag}";
            switch (step.Act)
            {
                case Act.Set or Act.Remove:
                    var value = step.Act == Act.Set ? $"v{step.Value}" : null;
                    Good(await story.Change(caller, draft, Set(path, value)));
                    model.Put(path, value);
                    break;
                case Act.Propose:
                    var key = $"k{story.Store.Journal.Count}";
                    Good(await story.Propose(caller, key, draft, Set(path, $"p{step.Value}")));
                    Good(await story.Decide(story.Ann, key, accept: step.Person == 0));
                    if (step.Person == 0)
                    {
                        model.Put(path, $"p{step.Value}", always: true);
                    }

                    break;
                case Act.Undo or Act.Redo:
                    var moved = step.Act == Act.Undo ? model.Undo() : model.Redo();
                    var result =
                        step.Act == Act.Undo ? await story.Undo(caller, draft) : await story.Redo(caller, draft);
                    if (moved != result.Error is null)
                    {
                        return false;
                    }

                    break;
                case Act.Snapshot:
                    await snapshots.TakeAsync(Here, draft.Id, TestContext.Current.CancellationToken);
                    break;
                case Act.Rebase:
                    var other = Good(await story.Open(story.Bob, artifact, own: true)).Draft;
                    Good(await story.Change(story.Bob, other, Set($"/tags/live-{revisions}", "live")));
                    Good(await story.Commit(story.Bob, other));
                    Good(await story.Rebase(story.Ann, draft));
                    revisions++;
                    break;
            }
        }

        var document = await story.Load(draft);
        var tags = ((MapNode?)document.At(DocumentPath.Of("tags")) ?? MapNode.Empty).ToDictionary(
            tag => $"/tags/{tag.Key}",
            tag => ((LeafNode)tag.Value).AsString(),
            StringComparer.Ordinal
        );
        var expected = models
            .SelectMany(model => model.Values)
            .Concat(Enumerable.Range(1, revisions - 1).Select(n => KeyValuePair.Create($"/tags/live-{n}", "live")))
            .ToDictionary(StringComparer.Ordinal);
        var head = await story.Head(draft);
        return tags.Count == expected.Count
            && expected.All(tag => tags.GetValueOrDefault(tag.Key) == tag.Value)
            && head.DocumentHash == document.Hash
            && head.BaseNumber == revisions;
    }

    private sealed class Model
    {
        private readonly Stack<ImmutableDictionary<string, string>> undo = new();
        private readonly Stack<ImmutableDictionary<string, string>> redo = new();

        public ImmutableDictionary<string, string> Values { get; private set; } =
            ImmutableDictionary<string, string>.Empty;

        public void Put(string path, string? value, bool always = false)
        {
            var next = value is null ? Values.Remove(path) : Values.SetItem(path, value);
            if (!always && Values.GetValueOrDefault(path) == value)
            {
                return;
            }

            undo.Push(Values);
            redo.Clear();
            Values = next;
        }

        public bool Undo() => Move(undo, redo);

        public bool Redo() => Move(redo, undo);

        private bool Move(
            Stack<ImmutableDictionary<string, string>> from,
            Stack<ImmutableDictionary<string, string>> to
        )
        {
            if (!from.TryPop(out var state))
            {
                return false;
            }

            to.Push(Values);
            Values = state;
            return true;
        }
    }
}
