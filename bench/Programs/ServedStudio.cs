namespace DraftStudio.Bench.Programs;

/// <summary>The studio in a process of its own.</summary>
internal static class ServedStudio
{
    public const string FirstPage = "/sign-in";

    public static Task<ServedProgram> StartAsync(
        string dataDirectory,
        CancellationToken cancellationToken,
        bool probe = false,
        bool browsers = false
    ) =>
        ServedProgram.StartAsync(
            BenchFacts.StudioProgram,
            BenchFacts.StudioFolder,
            FirstPage,
            [
                .. StudioSettings.Variables(dataDirectory),
                // A build that was not published has its scripts and styles in Development alone.
                KeyValuePair.Create("ASPNETCORE_ENVIRONMENT", browsers ? "Development" : "Production"),
            ],
            probe,
            cancellationToken
        );
}
