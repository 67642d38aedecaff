using System.Globalization;
using System.IO.Pipes;

namespace DraftStudio.Bench;

/// <summary>
/// Asks a program that runs with this assembly as its start-up hook what its memory holds once everything unused is gone.
/// The same probe sits in every program that is compared.
/// </summary>
internal static class MemoryProbe
{
    public const string Variable = "DRAFTSTUDIO_BENCH_PROBE";

    /// <summary>Bytes of live objects on the heap, and bytes of the process in memory.</summary>
    public static async Task<(long Heap, long Process)> ReadAsync(string pipe, CancellationToken cancellationToken)
    {
        await using var client = new NamedPipeClientStream(".", pipe, PipeDirection.In);
        await client.ConnectAsync(cancellationToken);
        using var reader = new StreamReader(client);
        var answer = await reader.ReadToEndAsync(cancellationToken);
        var numbers = answer.Split(' ');
        return (
            long.Parse(numbers[0], CultureInfo.InvariantCulture),
            long.Parse(numbers[1], CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Answers whoever asks, on a thread of its own, as long as the program runs.</summary>
    public static void Serve(string pipe) => new Thread(() => Answer(pipe)) { IsBackground = true }.Start();

    private static void Answer(string pipe)
    {
        while (true)
        {
            using var server = new NamedPipeServerStream(pipe, PipeDirection.Out);
            server.WaitForConnection();
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            using var writer = new StreamWriter(server);
            writer.Write(
                string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(false)} {Environment.WorkingSet}")
            );
        }
    }
}
