namespace DraftStudio.Bench.Programs;

/// <summary>The studio in a process of its own.</summary>
internal static class ServedStudio
{
    public const string FirstPage = "/sign-in";

    public static Task<ServedProgram> StartAsync(
        string dataDirectory,
        CancellationToken cancellationToken,
        bool probe = false
    ) =>
        ServedProgram.StartAsync(
            BenchFacts.StudioProgram,
            BenchFacts.StudioFolder,
            FirstPage,
            StudioSettings.Variables(dataDirectory),
            probe,
            cancellationToken
        );
}
