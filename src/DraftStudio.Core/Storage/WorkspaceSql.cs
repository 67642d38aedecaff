using DraftStudio.Core.Access;

namespace DraftStudio.Core.Storage;

/// <summary>What the engine asks of a workspace.</summary>
internal static class WorkspaceSql
{
    private const string Rules = "select rules from workspaces where id = @id";

    /// <summary>The defaults for a workspace that does not exist.</summary>
    public static async Task<WorkspaceRules> ReadRulesAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    )
    {
        var json = await connection
            .Sql(Rules)
            .With("@id", workspace.Value)
            .FirstAsync(static row => row.Text(0), cancellationToken);
        return json is null ? new WorkspaceRules() : WorkspaceRulesJson.Read(json);
    }
}
