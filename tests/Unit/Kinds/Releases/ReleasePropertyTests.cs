using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

public sealed class ReleasePropertyTests
{
    private static readonly ImmutableHashSet<string> None = [];

    [Fact]
    public void AnyGraph_ComesBackAsItWas_AndIsValidatedWithoutAFault() =>
        Prop.ForAll(
                GraphGen.Graph,
                static nodes =>
                {
                    var document = Document(nodes);
                    Kind.ValidateRelease(document);
                    return Json(document) == nodes.ToJsonString();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void AChangeOfAnyGraph_IsValidatedAsAFreshLookDoes() =>
        Prop.ForAll(
                GraphGen.Pairs,
                static pair =>
                {
                    var before = Document(pair.Before);
                    var after = Document(pair.After, before);
                    Kind.Validate(before);
                    return Kind.Validate(after)
                        .SequenceEqual(new ReleaseKind(ActionCatalogue.BuiltIn).Validate(Document(pair.After)));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WhatWasReadBefore_ChangesNothingButTheTimeItTakes() =>
        Prop.ForAll(
                GraphGen.Pairs,
                static pair =>
                {
                    var (document, texts) = Apply(pair.Before, ReleaseDocument.Blank, null);
                    var edited = Edited(pair.Before, 0, "more");
                    return new[] { pair.After, pair.Before, edited }.All(nodes =>
                        Apply(nodes, document, texts).Document.Hash == Apply(nodes, document, null).Document.Hash
                        && Json(Apply(nodes, document, texts).Document) == nodes.ToJsonString()
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void ATwinOfANodeThatIsKnown_IsRefused()
    {
        var (document, texts) = Apply(Sound(), ReleaseDocument.Blank, null);
        var nodes = Sound();
        nodes[1]!["uuid"] = Id("end"); // There are five.

        Assert.False(ReleaseUpdate.Read(Bytes(nodes), document, texts).TryGet(out _, out var error));
        Assert.Contains(Assert.IsType<DraftError.Invalid>(error).Errors, static found => found.Code == "duplicate_id");
    }

    [Fact]
    public void ABrokenRequest_IsRefusedOrTaken_AndNothingElse() =>
        Prop.ForAll(
                Arb.From(
                    from nodes in GraphGen.Nodes
                    from places in Gen.Choose(0, int.MaxValue).ListOf()
                    from bytes in Gen.Elements(
                            (byte)'{',
                            (byte)'}',
                            (byte)'[',
                            (byte)'"',
                            (byte)',',
                            (byte)'\\',
                            (byte)0xC3,
                            (byte)'0'
                        )
                        .ListOf()
                    select (nodes, places, bytes)
                ),
                static broken =>
                {
                    var (document, texts) = Apply(broken.nodes, ReleaseDocument.Blank, null);
                    var request = Bytes(broken.nodes);
                    foreach (var (place, value) in broken.places.Zip(broken.bytes).Take(3))
                    {
                        request[place % request.Length] = value;
                    }

                    foreach (var known in (NodeList?[])[texts, null])
                    {
                        try
                        {
                            if (ReleaseUpdate.Read(request, document, known).TryGet(out var update, out _))
                            {
                                using var parsed = JsonDocument.Parse(request);
                                Kind.Validate(update.ApplyTo(document).Document);
                            }
                        }
                        catch (JsonException)
                        {
                            // It is no JSON, or none that a document takes.
                        }
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TheDifferenceApplied_IsTheOther() =>
        Prop.ForAll(
                GraphGen.Pairs,
                static pair =>
                {
                    var before = Document(pair.Before);
                    var after = Document(pair.After, before);
                    var changes = DocumentDiff.Between(before, after);
                    return before.Apply(changes).Hash == after.Hash
                        && Json(before.Apply(changes)) == pair.After.ToJsonString()
                        && Kind.Describe(changes).Length > 0
                        && (
                            ReleaseDifference.Between(before, after).Touched.Any()
                            || changes.All(static c => c.Path.Segments[0] == "nodeOrder")
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void AMergeOfDisjointEdits_IsTheSameEitherWay() =>
        Prop.ForAll(
                GraphGen.Graph,
                static nodes =>
                {
                    var origin = Document(nodes);
                    var (live, mine) = (Edited(nodes, 0, "live"), Edited(nodes, 1, "mine"));
                    var one = DocumentMerge.Merge(origin, Document(live, origin), Document(mine, origin));
                    var other = DocumentMerge.Merge(origin, Document(mine, origin), Document(live, origin));
                    return one.Conflicts.IsEmpty && one.Merged.Hash == other.Merged.Hash;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Layout_NeverPutsOneNodeOnAnother() =>
        Prop.ForAll(
                GraphGen.Graph,
                static nodes =>
                {
                    var points = PointsOf(GraphLayout.Apply(Document(nodes), null, None));
                    return points.Values.All(point =>
                        points.Values.Count(other => GraphLayout.Overlap(point, other)) == 1
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Layout_OfAPart_LeavesTheRest_AndPutsNothingOnIt() =>
        Prop.ForAll(
                GraphGen.Graph,
                static nodes =>
                {
                    var document = Document(nodes);
                    var before = PointsOf(document);
                    var chosen = before.Keys.Where(static (_, i) => i % 2 == 0).ToImmutableHashSet();
                    var pinned = chosen.Take(1).ToImmutableHashSet();
                    var after = PointsOf(GraphLayout.Apply(document, chosen, pinned));
                    var moved = chosen.Except(pinned);
                    return before.All(node => moved.Contains(node.Key) || after[node.Key] == node.Value)
                        && moved.All(key =>
                            after.All(other => other.Key == key || !GraphLayout.Overlap(after[key], other.Value))
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Layout_OfWhatIsLaidOut_ChangesNothing() =>
        Prop.ForAll(
                GraphGen.Graph,
                static nodes =>
                {
                    var once = GraphLayout.Apply(Document(nodes), null, None);
                    return ReferenceEquals(once, GraphLayout.Apply(once, null, None));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Layout_ChangesPositionsAlone_AndPutsChildrenBelowInTheOrderOfTheirSlots()
    {
        var document = Document(Sound());

        var next = GraphLayout.Apply(document, null, None);

        var points = PointsOf(next);
        Assert.All(DocumentDiff.Between(document, next), static change => Assert.Equal("position", change.Path.Last));
        Assert.True(points[Id("start")].Y < points[Id("load")].Y);
        Assert.True(points[Id("load")].Y < points[Id("check")].Y);
        Assert.True(points[Id("wait")].Y < points[Id("end")].Y);
        var wide = Sound();
        wide.Find("check").With("childrenUuids", new JsonArray(Id("later"), Id("wait")));
        wide.Add((JsonNode)Node("later", "delay", "end"));
        var laid = PointsOf(GraphLayout.Apply(Document(wide), null, None));
        Assert.True(laid[Id("later")].X < laid[Id("wait")].X);
    }

    private static byte[] Bytes(JsonArray nodes) => Encoding.UTF8.GetBytes(Request(nodes));

    private static (Document Document, NodeList? Nodes) Apply(JsonArray nodes, Document before, NodeList? texts)
    {
        Assert.True(
            ReleaseUpdate.Read(Bytes(nodes), before, texts).TryGet(out var update, out var error),
            error?.ToString()
        );
        return update.ApplyTo(before);
    }

    private static JsonArray Edited(JsonArray nodes, int side, string name)
    {
        var edited = nodes.DeepClone().AsArray();
        for (var i = side; i < edited.Count; i += 2)
        {
            edited[i]!["name"] = name; // Every entry is a node.
            edited[i]!["position"] = new JsonObject { ["x"] = i, ["y"] = 1 }; // The same.
        }

        edited.Add((JsonNode)Node(name, "delay", "n0"));
        return edited;
    }

    private static Dictionary<string, GraphLayout.Point> PointsOf(Document document) =>
        ReleaseDocument
            .NodesOf(document)
            .ToDictionary(static node => node.Key, static node => GraphLayout.PointOf((MapNode)node.Value));
}
