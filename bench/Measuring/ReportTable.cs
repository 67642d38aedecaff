using System.Text;

namespace DraftStudio.Bench.Measuring;

/// <summary>The figures as a Markdown table, and its place in the README.</summary>
internal sealed class ReportTable
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- end of figures -->";
    private const string Header =
        "| row | measure | against | on | figure (quartiles) | goal | | absolute, on this machine |";

    private readonly SortedDictionary<int, (string Row, List<string> Lines)> lines = [];
    private readonly IReadOnlyList<string> order;

    public ReportTable(IReadOnlyList<string> order) => this.order = order;

    /// <summary>The figures of a row that was measured.</summary>
    public void Add(string row, IReadOnlyList<Figure> figures) =>
        lines[Place(row)] = (row, [.. figures.Select(figure => Line(row, figure))]);

    /// <summary>Takes over what the README has of rows that were not measured this time.</summary>
    public void Keep(string readme)
    {
        var measured = lines.Values.Select(static row => row.Row).ToHashSet(StringComparer.Ordinal);
        foreach (
            var line in Between(readme).Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        )
        {
            var row = line.Split('`')[1];
            if (measured.Contains(row))
            {
                continue;
            }

            if (!lines.TryGetValue(Place(row), out var kept))
            {
                lines[Place(row)] = kept = (row, []);
            }

            kept.Lines.Add(line);
        }
    }

    /// <summary>The README with this table in it.</summary>
    public string Into(string readme)
    {
        var (from, to) = Span(readme);
        return $"{readme[..from]}\n\n{this}\n{readme[to..]}";
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(Header).AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var line in lines.Values.SelectMany(static row => row.Lines))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    private static string Between(string readme)
    {
        var (from, to) = Span(readme);
        return readme[from..to];
    }

    /// <summary>From behind the line that begins the figures to the one that ends them.</summary>
    private static (int From, int To) Span(string readme)
    {
        var from = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return (from, readme.IndexOf(End, from, StringComparison.Ordinal));
    }

    private static string Line(string row, Figure figure)
    {
        var met =
            figure.Goal is not { } goal ? ""
            : goal.IsMetBy(figure.Value.Median) ? "met"
            : "**missed**";
        return $"| `{row}` | {figure.Measure} | {figure.Against} | {figure.Place} | {figure.Value} | {figure.Goal} | {met} | {figure.Absolute} |";
    }

    private int Place(string row)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == row)
            {
                return i;
            }
        }

        return order.Count;
    }
}
