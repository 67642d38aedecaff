namespace DraftStudio.Bench.Measuring;

/// <summary>
/// One of the things that are compared. It works for a slice of time and answers with a number: saves a second, or
/// milliseconds.
/// </summary>
internal sealed record Arm(string Name, Func<TimeSpan, CancellationToken, Task<double>> RunAsync)
{
    /// <summary>An arm that does one thing after the other; it answers how often a second.</summary>
    /// <param name="times">How much is done by one call.</param>
    public static Arm Rate(string name, Action work, int times = 1) =>
        new(
            name,
            (slice, cancellationToken) =>
            {
                var watch = new SliceWatch(slice);
                var done = 0;
                do
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    work();
                    done += times;
                } while (!watch.IsOver);

                return Task.FromResult(done / watch.Elapsed.TotalSeconds);
            }
        );

    /// <summary>An arm whose work waits; one thing after the other, how often a second.</summary>
    public static Arm Rate(string name, Func<CancellationToken, Task> work) =>
        new(
            name,
            async (slice, cancellationToken) =>
            {
                var watch = new SliceWatch(slice);
                var done = 0;
                do
                {
                    await work(cancellationToken);
                    done++;
                } while (!watch.IsOver);

                return done / watch.Elapsed.TotalSeconds;
            }
        );

    /// <summary>Several clients at the same time, each doing one thing after the other; how often a second altogether.</summary>
    public static Arm Rate(string name, int clients, Func<int, CancellationToken, Task> work) =>
        new(
            name,
            async (slice, cancellationToken) =>
            {
                var watch = new SliceWatch(slice);
                var done = await Task.WhenAll(
                    Enumerable.Range(0, clients).Select(client => Task.Run(() => WorkAsync(client), cancellationToken))
                );
                return done.Sum() / watch.Elapsed.TotalSeconds;

                async Task<int> WorkAsync(int client)
                {
                    var times = 0;
                    do
                    {
                        await work(client, cancellationToken);
                        times++;
                    } while (!watch.IsOver);

                    return times;
                }
            }
        );

    /// <summary>As many clients, but the answer is the 99th percentile of how long one thing takes, in milliseconds.</summary>
    public static Arm Slowest(string name, int clients, Func<int, CancellationToken, Task> work) =>
        new(
            name,
            async (slice, cancellationToken) =>
            {
                var watch = new SliceWatch(slice);
                var times = await Task.WhenAll(
                    Enumerable.Range(0, clients).Select(client => Task.Run(() => WorkAsync(client), cancellationToken))
                );
                return Quartiles.Percentile([.. times.SelectMany(static of => of)], 0.99);

                async Task<List<double>> WorkAsync(int client)
                {
                    List<double> taken = [];
                    do
                    {
                        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
                        await work(client, cancellationToken);
                        taken.Add(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                    } while (!watch.IsOver);

                    return taken;
                }
            }
        );
}
