using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Who uses this circuit, asked anew before each read and write, so that a removed role is felt at once.</summary>
public interface ICircuitCaller
{
    /// <summary>Null when the person may not be here any more.</summary>
    Task<Caller?> FindAsync(CancellationToken cancellationToken);

    /// <summary>The slug of the workspace that the circuit is in; null for the one that the person was in last.</summary>
    Task<string?> FindSlugAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
