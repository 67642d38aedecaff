using System.Collections.Concurrent;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The forms of the actions' configs; each is read from its schema once.</summary>
internal sealed class ConfigForms(ActionCatalogue catalogue)
{
    private readonly ConcurrentDictionary<ActionDefinition, ConfigField> read = new();

    /// <summary>What the node does; null for a tool, an agent, and an action that the catalogue does not have.</summary>
    public ActionDefinition? ActionOf(MapNode? node) =>
        TextAt(node, NodeMembers.ActionSlug) is { } action
            ? catalogue.Find(TextAt(node, NodeMembers.IntegrationSlug), action)
            : null;

    /// <summary>What it is called that the node does: "HTTP request".</summary>
    public string TitleOf(MapNode node) =>
        ActionOf(node)?.Title
        ?? TextAt(node, NodeMembers.ActionSlug)
        ?? (TextAt(node, NodeMembers.Kind) == NodeMembers.Agent ? "Agent" : "Tool");

    /// <summary>The form of an action's config.</summary>
    public ConfigField FormOf(ActionDefinition action) =>
        read.GetOrAdd(
            action,
            static known =>
            {
                using var schema = JsonDocument.Parse(known.Config.Json);
                return ConfigField.Read("", schema.RootElement);
            }
        );

    private static string? TextAt(MapNode? node, string member) => (node?.Find(member) as LeafNode)?.AsString();
}
