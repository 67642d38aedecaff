using System.Collections.Immutable;
using System.Globalization;

namespace DraftStudio.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        dotnet run -c Release --project bench [-- row… options]
        dotnet run -c Release --project bench -- campaign

          --rounds N     how often the arms take turns (20)
          --seconds S    how long one of them works before it is another's turn (1)
          --circuits N   how many circuits are opened (1000)
          --readme       writes the figures into bench/README.md too

        Without a row all are measured:
        """;

    /// <summary>The rows that were named; empty for all.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];

    public int Rounds { get; init; } = 20;

    /// <summary>How long an arm works before it is another's turn.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromSeconds(1);

    public int Circuits { get; init; } = 1000;

    /// <summary>Whether the figures go into bench/README.md.</summary>
    public bool Readme { get; init; }

    /// <exception cref="FormatException">An option is unknown or its value is wrong; the message says which.</exception>
    public static BenchOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--rounds":
                    options = options with { Rounds = int.Max(1, (int)Number(arguments, ++i)) };
                    break;
                case "--seconds":
                    options = options with { Slice = TimeSpan.FromSeconds(Number(arguments, ++i)) };
                    break;
                case "--circuits":
                    options = options with { Circuits = int.Max(1, (int)Number(arguments, ++i)) };
                    break;
                case "--readme":
                    options = options with { Readme = true };
                    break;
                case ['-', ..] unknown:
                    throw new FormatException($"There is no option {unknown}.");
                case var row:
                    options = options with { Rows = options.Rows.Add(row) };
                    break;
            }
        }

        return options;
    }

    private static double Number(ReadOnlySpan<string> arguments, int at) =>
        at < arguments.Length
        && double.TryParse(arguments[at], CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : throw new FormatException($"{arguments[at - 1]} needs a number above zero.");
}
