using System.Collections.Immutable;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>How a studio is started for a test.</summary>
public sealed record StudioServerOptions
{
    /// <summary>Makes the first administrator unattended; false shows the set-up page.</summary>
    public bool Bootstrap { get; init; } = true;

    /// <summary>Fills the demo workspace.</summary>
    public bool Demo { get; init; }

    /// <summary>Development reads the assets of an unpublished build, as <c>dotnet run</c> does.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>An existing data directory; null for a new one that goes with the server.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Further environment variables; they win over the rest.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many of the last lines of its log are kept.</summary>
    public int LogLines { get; init; } = 200;

    /// <summary>How long a start may take, migrations included.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);
}
