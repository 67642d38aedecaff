using System.Reflection;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>The places that the build wrote into this assembly.</summary>
public static class BuildFacts
{
    /// <summary>The folder of the web project.</summary>
    public static string WebProject { get; } = Read("WebProject");

    /// <summary>The program under test, built in the configuration of the tests.</summary>
    public static string WebProgram { get; } = Read("WebProgram");

    /// <summary>Where a failed browser test leaves its trace and screenshot.</summary>
    public static string TestResults { get; } = Read("TestResults");

    private static string Read(string key) =>
        typeof(BuildFacts)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => string.Equals(attribute.Key, key, StringComparison.Ordinal))
            .Value!; // the build writes each key with a value
}
