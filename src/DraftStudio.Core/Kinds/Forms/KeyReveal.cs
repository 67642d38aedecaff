using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Reads a key's secret back, for who may, and writes down who did.</summary>
public sealed class KeyReveal(IDraftStore store, ISecretProtector protector, TimeProvider time)
{
    /// <summary>The secret, after its journal entry is durable. <c>key_not_found</c> for a key that is not here or was wiped.</summary>
    public async Task<Result<Secret>> RevealAsync(Caller caller, ResourceId key, CancellationToken cancellationToken)
    {
        if (!caller.May(Permission.KeysReveal))
        {
            return new DraftError.Forbidden(Permission.KeysReveal);
        }

        var read = await store.WriteAsync((unit, token) => ReadAsync(unit, caller, key, token), cancellationToken);
        return read.Map(encrypted => new Secret(protector.Unprotect(encrypted)));
    }

    private async Task<Result<byte[]>> ReadAsync(
        IDraftUnit unit,
        Caller caller,
        ResourceId key,
        CancellationToken cancellationToken
    )
    {
        var found = await unit.Catalog.FindAsync(caller.Workspace, [key], cancellationToken);
        if (
            found.GetValueOrDefault(key) is not { Type: ResourceTypes.Keys } resource
            || await unit.Catalog.ReadSecretAsync(caller.Workspace, key, cancellationToken) is not { } encrypted
        )
        {
            return new DraftError.NotFound("key_not_found", "There is no such key here, or its secret was wiped.");
        }

        var now = time.GetUtcNow();
        await unit.JournalAsync(
            new JournalEntry
            {
                Workspace = caller.Workspace,
                Id = Guid.CreateVersion7(now),
                Event = "key.revealed",
                Actor = caller.User,
                ActorName = caller.UserName,
                Client = caller.Client,
                Request = caller.Request,
                Summary = resource.Text,
                Details = JsonSerializer.Serialize(
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["key_id"] = key.ToString() }
                ),
                At = now,
            },
            cancellationToken
        );
        return encrypted;
    }
}
