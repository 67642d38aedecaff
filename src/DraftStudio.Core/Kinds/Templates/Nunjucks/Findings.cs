using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What was found wrong with a text, as far as anybody would read on.</summary>
internal sealed class Findings
{
    private const int Most = 100;

    private readonly List<(int Start, int Length, string Message, bool IsWarning)> found = [];
    private int errors;

    /// <summary>So many errors that the rest of the text is not worth reading: it is no template.</summary>
    public bool IsFull => errors >= Most;

    public void Error(int start, int length, string message)
    {
        if (!IsFull)
        {
            errors++;
            found.Add((start, length, message, false));
        }
    }

    public void Warning(int start, int length, string message)
    {
        if (found.Count - errors < Most)
        {
            found.Add((start, length, message, true));
        }
    }

    public ImmutableArray<NunjucksProblem> In(TextPositions positions) =>
        [
            .. found
                .OrderBy(static problem => problem.Start)
                .Select(problem =>
                {
                    var (line, column) = positions.Of(problem.Start);
                    return new NunjucksProblem(
                        line,
                        column,
                        problem.Start,
                        problem.Length,
                        problem.Message,
                        problem.IsWarning
                    );
                }),
        ];
}
