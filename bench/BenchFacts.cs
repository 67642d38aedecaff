using System.Reflection;

namespace DraftStudio.Bench;

/// <summary>The places that the build wrote into this program.</summary>
internal static class BenchFacts
{
    /// <summary>The folder of this project.</summary>
    public static string Folder { get; } = Read("BenchFolder");

    /// <summary>The browser tests' project, which holds the campaigns.</summary>
    public static string BrowserTests { get; } = Read("BrowserTests");

    /// <summary>The studio, built in this program's configuration.</summary>
    public static string StudioProgram { get; } = Read("StudioProgram");

    /// <summary>The folder that the studio's pages and assets are found from.</summary>
    public static string StudioFolder { get; } = Read("StudioFolder");

    /// <summary>The smallest interactive Blazor program, built in this program's configuration.</summary>
    public static string HelloProgram { get; } = Read("HelloProgram");

    private static string Read(string key) =>
        typeof(BenchFacts)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!; // the build writes each key with a value
}
