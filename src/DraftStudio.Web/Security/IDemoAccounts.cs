using System.Collections.Immutable;

namespace DraftStudio.Web.Security;

/// <summary>The demo brings it; without one, and outside Development, the sign-in page shows no accounts.</summary>
public interface IDemoAccounts
{
    /// <summary>Empty when there is no demo workspace.</summary>
    ValueTask<ImmutableArray<DemoAccount>> ListAsync(CancellationToken cancellationToken);
}
