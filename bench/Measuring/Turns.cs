using System.Collections.Immutable;

namespace DraftStudio.Bench.Measuring;

/// <summary>
/// What the arms answered, round by round. They take turns within one run, so that whatever else the machine does meets
/// all of them; a figure is the middle of the rounds' ratios.
/// </summary>
internal sealed class Turns
{
    private readonly Dictionary<Arm, List<double>> answers;

    private Turns(IEnumerable<Arm> arms) => answers = arms.ToDictionary(arm => arm, _ => new List<double>());

    /// <summary>Lets the arms work in turns: one round to warm up, which is not counted, then as many as asked.</summary>
    public static async Task<Turns> TakeAsync(
        ImmutableArray<Arm> arms,
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var turns = new Turns(arms);
        foreach (var arm in arms)
        {
            await arm.RunAsync(options.Slice, cancellationToken);
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            // Nobody is always the first: what one leaves behind (dirty pages, garbage) meets each of the others.
            for (var turn = 0; turn < arms.Length; turn++)
            {
                var arm = arms[(round + turn) % arms.Length];
                turns.answers[arm].Add(await arm.RunAsync(options.Slice, cancellationToken));
            }
        }

        return turns;
    }

    public Quartiles Of(Arm arm) => Quartiles.Of(answers[arm]);

    /// <summary>Round by round what the one answered through what the other did.</summary>
    public Quartiles Ratio(Arm arm, Arm other) => Ratio(arm, other, static value => value);

    /// <summary>As above, through what is made of the other's answer.</summary>
    public Quartiles Ratio(Arm arm, Arm other, Func<double, double> limit) =>
        Quartiles.Of([.. answers[arm].Zip(answers[other], (value, against) => value / limit(against))]);
}
