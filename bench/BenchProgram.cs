using System.Globalization;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Rows;

namespace DraftStudio.Bench;

/// <summary>Measures the rows that were asked for and shows them as a table.</summary>
internal static class BenchProgram
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["campaign"])
        {
            return await Campaign.RunAsync(cancellationToken);
        }

        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(arguments);
        }
        catch (FormatException wrong)
        {
            return ShowUsage(wrong.Message);
        }

        var unknown = options.Rows.FirstOrDefault(name => !BenchRows.All.Any(row => row.Name == name));
        if (unknown is not null)
        {
            return ShowUsage($"There is no row {unknown}.");
        }

        var failed = 0;
        var table = new ReportTable([.. BenchRows.All.Select(row => row.Name)]);
        foreach (
            var row in BenchRows.All.Where(row =>
                options.Rows.IsEmpty || options.Rows.Contains(row.Name, StringComparer.Ordinal)
            )
        )
        {
            try
            {
                await MeasureAsync(row, table, options, cancellationToken);
            }
#pragma warning disable CA1031 // A row that fails is told and fails the run; the others have their figures.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                failed++;
                await Console.Error.WriteLineAsync($"failed: {broken}");
            }
        }

        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Machine.Describe()}; {options.Rounds} rounds of {options.Slice.TotalSeconds} s an arm"
            )
        );
        Console.WriteLine();
        Console.WriteLine(table);
        if (options.Readme)
        {
            var readme = Path.Combine(BenchFacts.Folder, "README.md");
            var text = await File.ReadAllTextAsync(readme, cancellationToken);
            table.Keep(text);
            await File.WriteAllTextAsync(readme, table.Into(text), cancellationToken);
        }

        return failed == 0 ? 0 : Failed;
    }

    private static async Task MeasureAsync(
        BenchRow row,
        ReportTable table,
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var before = Machine.Load();
        var watch = new SliceWatch(TimeSpan.Zero);
        await Console.Error.WriteAsync($"{row.Name}: {row.Description} … ");
        var figures = await row.MeasureAsync(options, cancellationToken);
        await Console.Error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{watch.Elapsed.TotalSeconds:0} s, load {before} before and {Machine.Load()} after"
            )
        );
        table.Add(row.Name, figures);
    }

    private static int ShowUsage(string wrong)
    {
        Console.Error.WriteLine(wrong);
        Console.Error.WriteLine();
        Console.Error.WriteLine(BenchOptions.Usage);
        foreach (var row in BenchRows.All)
        {
            Console.Error.WriteLine($"  {row.Name, -12} {row.Description}");
        }

        return WrongUsage;
    }
}
