using System.Net.Http.Headers;

namespace DraftStudio.Bench.Programs;

/// <summary>How a studio is set up to be measured: as a user's, with an administrator, and no demo.</summary>
internal static class StudioSettings
{
    public const string AdminEmail = "bench@example.org";
    public const string AdminPassword = "correct horse battery staple 1A!";
    public const string AdminToken = "bench-token-0123456789abcdef0123456789abcdef";

    public static AuthenticationHeaderValue Authorization { get; } = new("Bearer", AdminToken);

    /// <summary>Settings as a configuration has them.</summary>
    public static Dictionary<string, string> In(string dataDirectory) =>
        new(StringComparer.Ordinal)
        {
            ["DraftStudio:DataDirectory"] = dataDirectory,
            ["DraftStudio:Demo"] = "false",
            ["DraftStudio:Bootstrap:AdminEmail"] = AdminEmail,
            ["DraftStudio:Bootstrap:AdminPassword"] = AdminPassword,
            ["DraftStudio:Bootstrap:AdminToken"] = AdminToken,
            // All circuits are one person's here.
            ["DraftStudio:Limits:CircuitsPerUser"] = "1000000",
        };

    /// <summary>The same as environment variables.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(string dataDirectory) =>
        In(dataDirectory)
            .Select(static setting =>
                KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)
            );
}
