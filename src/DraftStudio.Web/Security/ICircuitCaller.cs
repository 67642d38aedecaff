using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Who uses this circuit, asked anew before each read and write, so that a removed role is felt at once.</summary>
public interface ICircuitCaller
{
    /// <summary>Null when the person may not be here any more.</summary>
    Task<Caller?> FindAsync(CancellationToken cancellationToken);
}
