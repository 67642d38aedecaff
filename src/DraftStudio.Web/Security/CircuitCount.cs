using System.Collections.Concurrent;
using DraftStudio.Core.Access;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>How many circuits each user has open.</summary>
internal sealed class CircuitCount(IOptions<StudioOptions> options)
{
    private readonly ConcurrentDictionary<UserId, int> open = new();

    /// <summary>False when the user has as many as allowed.</summary>
    public bool TryAdd(UserId user)
    {
        if (open.AddOrUpdate(user, 1, static (_, count) => count + 1) <= options.Value.Limits.CircuitsPerUser)
        {
            return true;
        }

        Remove(user);
        return false;
    }

    public void Remove(UserId user)
    {
        if (open.AddOrUpdate(user, 0, static (_, count) => count - 1) <= 0)
        {
            open.TryRemove(new KeyValuePair<UserId, int>(user, 0));
        }
    }
}
