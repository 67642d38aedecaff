namespace DraftStudio.Bench.Programs;

/// <summary>The smallest interactive Blazor program in a process of its own.</summary>
internal static class ServedHello
{
    public const string Page = "/";

    public static Task<ServedProgram> StartAsync(
        string home,
        CancellationToken cancellationToken,
        bool probe = false
    ) =>
        ServedProgram.StartAsync(
            BenchFacts.HelloProgram,
            home,
            Page,
            // Its keys lie in its home, not in this person's.
            [KeyValuePair.Create("HOME", home)],
            probe,
            cancellationToken
        );
}
