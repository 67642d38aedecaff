using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What one gesture in a graph does: one operation of the draft, one step to undo.</summary>
internal sealed record GraphBatch
{
    private const int LabelLength = 100;
    private const int Origins = 60;

    /// <summary>The version of the draft that the page showed.</summary>
    public required int BaseVersion { get; init; }

    /// <summary>Up to this number the page knew what had become of its earlier batches; those after it stood over that version.</summary>
    public long Settled { get; init; }

    /// <summary>Which page made it first, and as which: a later page sends what an earlier one could not.</summary>
    public string? Origin { get; init; }

    /// <summary>What the person did, where the changes alone do not say it.</summary>
    public string? Label { get; init; }

    public ImmutableArray<NodeChange> Changes { get; init; } = [];

    /// <summary>Nodes to lay out.</summary>
    public LayoutRequest? Layout { get; init; }

    /// <summary>Nodes of one scope to be laid out; null for all of them.</summary>
    internal sealed record LayoutRequest(ImmutableArray<string> Scope, ImmutableArray<string>? Nodes);

    /// <summary>Reads what the page sent.</summary>
    public static Result<GraphBatch> Read(string text)
    {
        try
        {
            return Read(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException exception)
        {
            return DraftError.Of("malformed_json", "", null, exception.Message);
        }
    }

    /// <summary>The document after the batch.</summary>
    public Result<Document> ApplyTo(Document document)
    {
        var applied = GraphEdits.Apply(document, Changes);
        return Layout is { } layout && applied.TryGet(out var edited, out _) ? LayOut(edited, layout) : applied;
    }

    private static Result<Document> LayOut(Document document, LayoutRequest layout)
    {
        if (GraphEdits.Nodes(document, layout.Scope) is not var (items, order))
        {
            return DraftError.Of("unknown_id", "/layout/scope", "scope", "There is no such group.");
        }

        var chosen = layout
            .Nodes?.Select(static uuid => NodeMembers.KeyOf(uuid) ?? "")
            .ToImmutableHashSet(StringComparer.Ordinal);
        var laidOut = GraphLayout.Apply(items, order, chosen, ImmutableHashSet<string>.Empty);
        return GraphEdits.WithNodes(document, layout.Scope, laidOut);
    }

    private static Result<GraphBatch> Read(ReadOnlyMemory<byte> json)
    {
        var check = new JsonValueCheck();
        var errors = new List<FieldError>();
        var batch = new GraphBatch { BaseVersion = -1 };
        foreach (var (name, value) in JsonText.Members(json, 0, check))
        {
            batch = name switch
            {
                "baseVersion" when Number(value) is >= 0 and <= int.MaxValue and { } version => batch with
                {
                    BaseVersion = (int)version,
                },
                "settled" when Number(value) is { } settled => batch with { Settled = settled },
                "origin" when LeafNode.OfChecked(value).AsString() is { Length: > 0 and <= Origins } origin =>
                    batch with
                    {
                        Origin = origin,
                    },
                "label" => batch with { Label = LabelOf(LeafNode.OfChecked(value).AsString()) },
                "changes" => batch with { Changes = ChangesOf(value, check, errors) },
                "layout" => batch with { Layout = LayoutOf(value, check, errors) },
                _ => batch,
            };
        }

        if (batch.BaseVersion < 0)
        {
            errors.Add(new FieldError("/baseVersion", null, "required", "The version is required."));
        }

        if (batch.Layout is { } layout)
        {
            batch = batch with
            {
                Label =
                    batch.Label
                    ?? (
                        layout.Nodes is { Length: var count }
                            ? string.Create(CultureInfo.InvariantCulture, $"Lay out {count} nodes")
                            : "Lay out all nodes"
                    ),
            };
        }

        return errors.Count > 0 ? new DraftError.Invalid(errors[0].Code, [.. errors]) : batch;
    }

    private static ImmutableArray<NodeChange> ChangesOf(
        ReadOnlyMemory<byte> json,
        JsonValueCheck check,
        List<FieldError> errors
    )
    {
        if (json.Span[0] != (byte)'[')
        {
            errors.Add(new FieldError("/changes", null, "wrong_type", "The value must be a list."));
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<NodeChange>();
        foreach (var item in JsonEdit.Items(json))
        {
            var pointer = NodeReader.Append("/changes", changes.Count);
            var change = new NodeChange([], "", default, null);
            foreach (var (name, value) in JsonText.Members(item, 2, check))
            {
                change = name switch
                {
                    "scope" => change with { Scope = Strings(value, pointer + "/scope", errors) },
                    "node" => change with { Node = LeafNode.OfChecked(value).AsString() ?? "" },
                    "path" => change with { Path = Strings(value, pointer + "/path", errors) },
                    "value" => change with { Value = value },
                    _ => change,
                };
            }

            if (change.Path.IsDefault)
            {
                errors.Add(new FieldError(pointer + "/path", null, "required", "The path is required."));
            }

            if (errors.Count > 0)
            {
                return [];
            }

            changes.Add(change);
        }

        return changes.DrainToImmutable();
    }

    private static LayoutRequest LayoutOf(ReadOnlyMemory<byte> json, JsonValueCheck check, List<FieldError> errors)
    {
        var layout = new LayoutRequest([], null);
        foreach (var (name, value) in JsonText.Members(json, 1, check))
        {
            layout = name switch
            {
                "scope" => layout with { Scope = Strings(value, "/layout/scope", errors) },
                "nodes" => layout with { Nodes = Strings(value, "/layout/nodes", errors) },
                _ => layout,
            };
        }

        return layout;
    }

    private static ImmutableArray<string> Strings(ReadOnlyMemory<byte> json, string pointer, List<FieldError> errors)
    {
        if (json.Span[0] == (byte)'[')
        {
            var texts = JsonEdit.Items(json).Select(static item => LeafNode.OfChecked(item).AsString()).ToArray();
            if (!texts.Contains(null))
            {
                return [.. texts!];
            }
        }

        errors.Add(new FieldError(pointer, null, "wrong_type", "The value must be a list of texts."));
        return [];
    }

    private static long? Number(ReadOnlyMemory<byte> value) => LeafNode.OfChecked(value).AsInt64();

    private static string? LabelOf(string? text)
    {
        var label = new string([.. (text ?? "").Where(static c => !char.IsControl(c))]).Trim();
        return label.Length == 0 ? null
            : label.Length <= LabelLength ? label
            : label[..(UnicodeText.CutsPair(label, LabelLength) ? LabelLength - 1 : LabelLength)] + "…";
    }
}
