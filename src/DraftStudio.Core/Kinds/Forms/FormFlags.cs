using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>The flags that the kinds of forms select: every workspace has both of each type.</summary>
public static class FormFlags
{
    /// <summary>Makes those that a workspace lacks, before they are listed; does nothing for other types.</summary>
    public static async Task EnsureAsync(
        IDraftStore store,
        DraftKinds kinds,
        TimeProvider time,
        WorkspaceId workspace,
        string type,
        CancellationToken cancellationToken
    )
    {
        if (type != ResourceTypes.Flags)
        {
            return;
        }

        foreach (var flag in Of(kinds))
        {
            if (await store.Catalog.FindByTextAsync(workspace, type, flag.Text, cancellationToken) is null)
            {
                await store.WriteAsync<Resource>(
                    async (unit, cancel) =>
                        await Flags.GetOrInsertAsync(unit.Catalog, workspace, flag, time.GetUtcNow(), cancel),
                    cancellationToken
                );
            }
        }
    }

    private static IEnumerable<FlagData> Of(DraftKinds kinds) =>
        kinds
            .All.OfType<FormKind>()
            .SelectMany(static kind => kind.Fields.OfType<FlagField>())
            .SelectMany(static field => (FlagData[])[new(field.FlagType, true), new(field.FlagType, false)]);
}
