using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>
/// Knows which graph a page has, and what it has to be told: what became of its gestures, and what is otherwise than it
/// expects. Of a gesture that was saved as it was made, nothing but its number.
/// </summary>
internal sealed class GraphOutbox
{
    /// <summary>What the gestures are of, among the draft's edits.</summary>
    public const string Place = "graph";

    private const int MostChanges = 2_000;
    private const int MostBytes = 400_000;
    private const int MostProblems = 200;

    private readonly SortedDictionary<long, GraphBatch?> open = [];
    private Known? known;
    private GraphWord? underway;
    private long number;
    private bool isLoading;

    /// <summary>A gesture was handed to the state; null for one that could not be read.</summary>
    public void Note(long gesture, GraphBatch? batch) => open[gesture] = batch;

    /// <summary>The page has loaded the graph of a version: from here on it is told what changes.</summary>
    public void Load(Document document, int version)
    {
        underway = null;
        isLoading = false;
        known = new Known(document, version, known?.Settled ?? 0, default, [], null);
    }

    /// <summary>The page has taken the word, or (another number) it got lost.</summary>
    public void Confirm(long taken)
    {
        if (underway is { } word)
        {
            if (word.Number == taken)
            {
                known = word.Leaves;
                isLoading = word.IsReload;
                foreach (var gesture in open.Keys.TakeWhile(gesture => gesture <= word.Settled).ToArray())
                {
                    open.Remove(gesture);
                }
            }

            underway = null;
        }
    }

    /// <summary>The next word; null when there is nothing to say, or when it is not the moment.</summary>
    public GraphWord? Next(EditingState state)
    {
        if (
            underway is not null
            || isLoading
            || known is not { } was
            || state.View is not ReleaseView view
            || state.Version < was.Version
            || state.Edits.Values.Any(static edit => edit is { Stand: not null, InFlight: true })
        )
        {
            return null;
        }

        var settled = Settle(state, was.Settled);
        var held = state
            .Conflicts.Values.Select(static conflict => conflict.Stand?.Number ?? 0)
            .Where(static gesture => gesture > 0)
            .Order()
            .ToImmutableArray();
        var changes = Changes(was.Document, view.Document, settled.Saved);
        var problems = was.Problems == view.Problems ? null : Write(view.Problems.Take(MostProblems));
        var isReadOnly = !view.CanWrite;
        if (
            state.Version == was.Version
            && settled.Until == was.Settled
            && changes.IsEmpty
            && (problems is null || problems == was.ProblemText)
            && held.SequenceEqual(was.Held)
            && was.IsReadOnly == isReadOnly
        )
        {
            return null;
        }

        var leaves = new Known(
            view.Document,
            state.Version,
            settled.Until,
            view.Problems,
            held,
            problems ?? was.ProblemText
        )
        {
            IsReadOnly = isReadOnly,
        };
        // So much is otherwise that the page had better load the graph again.
        var isReload =
            changes.Length > MostChanges || changes.Sum(static change => change.Value?.Length ?? 0) > MostBytes;
        number++;
        underway = new GraphWord(
            number,
            settled.Until,
            leaves,
            Write(leaves, settled.Dropped, changes, problems == was.ProblemText ? null : problems, isReload),
            isReload
        );
        return underway;
    }

    private (long Until, ImmutableArray<GraphBatch> Saved, ImmutableArray<long> Dropped) Settle(
        EditingState state,
        long from
    )
    {
        var made = state.Made.Select(static edit => edit.Stand!.Number).ToHashSet(); // Only such edits are there.
        var saved = ImmutableArray.CreateBuilder<GraphBatch>();
        var dropped = ImmutableArray.CreateBuilder<long>();
        foreach (var (gesture, batch) in open)
        {
            if (state.Edits.ContainsKey(GestureInbox<GraphBatch>.FieldOf(Place, gesture)))
            {
                break;
            }

            from = gesture;
            if (batch is not null && made.Contains(gesture))
            {
                saved.Add(batch);
            }
            else
            {
                dropped.Add(gesture);
            }
        }

        return (from, saved.DrainToImmutable(), dropped.DrainToImmutable());
    }

    /// <summary>What differs between what the page makes of what it knows and what there is.</summary>
    private static ImmutableArray<NodeChange> Changes(Document known, Document now, ImmutableArray<GraphBatch> saved)
    {
        var expected = known;
        var unsure = ImmutableArray.CreateBuilder<string>();
        foreach (var batch in saved)
        {
            if (GraphEdits.Apply(expected, batch.Changes).TryGet(out var next, out _))
            {
                expected = next;
            }
            else
            {
                // Others took away what it was about: the page may make something else of it than the server did.
                unsure.AddRange(
                    batch.Changes.Select(static change => change.Scope.IsEmpty ? change.Node : change.Scope[0])
                );
            }
        }

        var nodes = ReleaseDocument.NodesOf(now);
        return
        [
            .. GraphChanges.Between(expected, now),
            .. unsure
                .Select(static uuid => NodeMembers.KeyOf(uuid) ?? "")
                .Distinct(StringComparer.Ordinal)
                .Select(key => new NodeChange([], key, [], NodeWriter.WriteNode(nodes.Find(key) as MapNode))),
        ];
    }

    private string Write(
        Known leaves,
        ImmutableArray<long> dropped,
        ImmutableArray<NodeChange> changes,
        string? problems,
        bool isReload
    )
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, number);
            json.WriteNumber("version"u8, leaves.Version);
            json.WriteNumber("acknowledged"u8, leaves.Settled);
            Numbers(json, "dropped"u8, dropped);
            Numbers(json, "held"u8, leaves.Held);
            json.WriteBoolean("readOnly"u8, leaves.IsReadOnly ?? true);
            json.WritePropertyName("changes"u8);
            GraphChanges.Write(json, isReload ? [] : changes);
            if (problems is not null)
            {
                json.WritePropertyName("problems"u8);
                json.WriteRawValue(problems, skipInputValidation: true);
            }

            if (isReload)
            {
                json.WriteBoolean("reload"u8, value: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Numbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var one in numbers)
        {
            json.WriteNumberValue(one);
        }

        json.WriteEndArray();
    }

    private static string Write(IEnumerable<Problem> problems)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            json.WriteStartArray();
            foreach (var problem in problems)
            {
                var (node, member) = NodeField.Split(problem.Path);
                if (node.IsEmpty)
                {
                    continue;
                }

                json.WriteStartObject();
                json.WriteStartArray("scope"u8);
                foreach (var group in node[..^1])
                {
                    json.WriteStringValue(group);
                }

                json.WriteEndArray();
                json.WriteString("node"u8, node[^1]);
                json.WriteStartArray("path"u8);
                foreach (var name in member)
                {
                    json.WriteStringValue(name);
                }

                json.WriteEndArray();
                json.WriteString("code"u8, problem.Code);
                json.WriteString("message"u8, problem.Message);
                json.WriteBoolean("isWarning"u8, problem.IsWarning);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What the page has.</summary>
    internal sealed record Known(
        Document Document,
        int Version,
        long Settled,
        ImmutableArray<Problem> Problems,
        ImmutableArray<long> Held,
        string? ProblemText
    )
    {
        public bool? IsReadOnly { get; init; }
    }
}
