using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;

namespace DraftStudio.Core.Storage;

/// <summary>A workspace's rules as they are stored in <see cref="Rows.WorkspaceRow.Rules"/>.</summary>
public static class WorkspaceRulesJson
{
    public static string Write(WorkspaceRules rules) =>
        new JsonObject
        {
            ["forbidOwnDecisions"] = rules.ForbidOwnDecisions,
            ["requiredApprovals"] = rules.RequiredApprovals,
        }.ToJsonString();

    /// <summary>Members that are not there have their defaults.</summary>
    public static WorkspaceRules Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var rules = new WorkspaceRules();
        if (document.RootElement.TryGetProperty("forbidOwnDecisions", out var forbid))
        {
            rules = rules with { ForbidOwnDecisions = forbid.GetBoolean() };
        }

        return document.RootElement.TryGetProperty("requiredApprovals", out var approvals)
            ? rules with
            {
                RequiredApprovals = approvals.GetInt32(),
            }
            : rules;
    }
}
