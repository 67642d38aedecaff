using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>The actions that nodes can have. It is data: <c>actions.json</c> beside this file, and what a deployment adds.</summary>
internal sealed class ActionCatalogue
{
    private const string Resource = "DraftStudio.Core.Kinds.Releases.actions.json";
    private readonly FrozenDictionary<(string? Integration, string Slug), ActionDefinition> byName;

    private ActionCatalogue(IEnumerable<ActionDefinition> actions)
    {
        // A later one takes the place of an earlier one of the same name.
        var all = new Dictionary<(string?, string), ActionDefinition>();
        foreach (var action in actions)
        {
            all[(action.Integration, action.Slug)] = action;
        }

        All = [.. all.Values];
        byName = all.ToFrozenDictionary();
    }

    /// <summary>The studio's own.</summary>
    public static ActionCatalogue BuiltIn { get; } = new(ReadBuiltIn());

    public ImmutableArray<ActionDefinition> All { get; }

    public ActionDefinition? Find(string? integration, string slug) => byName.GetValueOrDefault((integration, slug));

    /// <summary>The catalogue with further actions.</summary>
    /// <param name="json">A file like <c>actions.json</c>.</param>
    /// <exception cref="FormatException">It is none; says where.</exception>
    public ActionCatalogue With(ReadOnlyMemory<byte> json) => new([.. All, .. Read(json)]);

    private static ImmutableArray<ActionDefinition> ReadBuiltIn()
    {
        using var stream =
            typeof(ActionCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The catalogue of actions is not in the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    private static ImmutableArray<ActionDefinition> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. document
                    .RootElement.GetProperty("actions")
                    .EnumerateArray()
                    .Select(static (action, index) => Read(action, NodeReader.Append("/actions", index))),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(
                "A catalogue of actions is an object with the list \"actions\": " + exception.Message,
                exception
            );
        }
    }

    private static ActionDefinition Read(JsonElement action, string pointer)
    {
        var children = action.GetProperty("children");
        var schema = action.GetProperty("config");
        return new ActionDefinition
        {
            Integration = action.TryGetProperty("integration", out var integration)
                ? Text(integration, pointer + "/integration")
                : null,
            Slug = Text(action.GetProperty("slug"), pointer + "/slug"),
            Title = Text(action.GetProperty("title"), pointer + "/title"),
            Description = Text(action.GetProperty("description"), pointer + "/description"),
            Icon = Text(action.GetProperty("icon"), pointer + "/icon"),
            Children = children.ValueKind == JsonValueKind.Number ? Count(children, pointer + "/children") : null,
            ChildrenFrom =
                children.ValueKind == JsonValueKind.Number
                    ? null
                    : Text(children.GetProperty("from"), pointer + "/children/from"),
            Config = LeafNode.FromJson(System.Text.Encoding.UTF8.GetBytes(schema.GetRawText())),
            Schema = ConfigSchema.Read(schema, pointer + "/config"),
        };
    }

    private static int Count(JsonElement value, string pointer) =>
        value.TryGetInt32(out var count) && count is >= 0 and <= 100
            ? count
            : throw new FormatException($"{pointer}: a number of children is 0 to 100.");

    private static string Text(JsonElement value, string pointer) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 200 } text
            ? text
            : throw new FormatException($"{pointer}: a text of 1 to 200 characters was expected.");
}
