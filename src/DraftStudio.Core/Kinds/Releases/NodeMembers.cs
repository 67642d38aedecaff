using System.Collections.Frozen;
using System.Text;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>The members of a node that the contract names.</summary>
internal static class NodeMembers
{
    public const string Uuid = "uuid";
    public const string Slug = "slug";
    public const string Config = "config";
    public const string Children = "childrenUuids";
    public const string FallbackOnFailure = "fallbackOnFailure";
    public const string Position = "position";
    public const string Kind = "kind";
    public const string ActionSlug = "actionSlug";
    public const string Name = "name";
    public const string Description = "description";
    public const string Retry = "retry";
    public const string FallbackChild = "fallbackChildUuid";
    public const string IntegrationSlug = "integrationSlug";
    public const string ConnectorUuid = "connectorUuid";

    /// <summary>In a config: the model that <c>options</c> may fill in.</summary>
    public const string ModelUuid = "modelUuid";

    /// <summary>In the config of a group: the nodes in it.</summary>
    public const string Nested = "_nodes";

    public const string Native = "native";
    public const string Connector = "connector";
    public const string Tool = "tool";
    public const string Agent = "agent";
    public const string Group = "group";

    /// <summary>In the order in which the contract's example has them.</summary>
    private static readonly FrozenDictionary<string, int> Ranks = new[]
    {
        Uuid,
        Slug,
        Config,
        Children,
        FallbackOnFailure,
        Position,
        Kind,
        IntegrationSlug,
        ConnectorUuid,
        ActionSlug,
        "toolUuid",
        "agentUuid",
        "templateSlug",
        "releaseUuid",
        "waitUntilFinished",
        Name,
        Description,
        Retry,
        FallbackChild,
    }
        .Select(static (name, rank) => (name, rank))
        .ToFrozenDictionary(static pair => pair.name, static pair => pair.rank, StringComparer.Ordinal);

    /// <summary>The same names, to be found without making strings.</summary>
    public static readonly (string Name, byte[] Utf8)[] Known =
    [
        .. Ranks.OrderBy(static pair => pair.Value).Select(static pair => (pair.Key, Encoding.UTF8.GetBytes(pair.Key))),
    ];

    /// <summary>The key of a node: its uuid in lower case; null for what is no uuid.</summary>
    public static string? KeyOf(string uuid) => Guid.TryParseExact(uuid, "D", out var id) ? id.ToString("D") : null;

    /// <summary>It holds nodes of its own.</summary>
    public static bool IsGroup(MapNode node) =>
        (node.Find(Kind) as LeafNode)?.AsString() == Native && (node.Find(ActionSlug) as LeafNode)?.AsString() == Group;

    public static int RankOf(string name) => Ranks.GetValueOrDefault(name, int.MaxValue);

    /// <summary>Configs and the like have no order that is expected but that of their names.</summary>
    public static int NoRank(string name) => 0;
}
