using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>The accessibility checker.</summary>
public static class Axe
{
    private const string Run = """
        async () => JSON.stringify((await globalThis.axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })).violations.map(v => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => n.target.flat().join(' ') + ' — ' + (n.failureSummary ?? '').replace(/\s+/g, ' ')) })))
        """;

    private static readonly Lazy<string> Source = new(() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"))
    );

    /// <summary>Asserts that the page breaks no rule of WCAG 2.2 AA that a machine can check; else lists rules and selectors.</summary>
    public static async Task AssertCleanAsync(IPage page)
    {
        var violations = await ViolationsAsync(page);
        Assert.True(
            violations.Count == 0,
            $"{page.Url} is not accessible:{Environment.NewLine}{string.Join(Environment.NewLine, violations)}"
        );
    }

    /// <summary>The broken rules, each with the selectors of the elements that break it.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        // Evaluated by the debugger, not added as a script element: the page's content policy would refuse that, rightly.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in globalThis"))
        {
            await page.EvaluateAsync(Source.Value);
        }

        using var answer = JsonDocument.Parse(await page.EvaluateAsync<string>(Run));
        List<string> found = [];
        foreach (var violation in answer.RootElement.EnumerateArray())
        {
            var text = new StringBuilder()
                .Append(violation.GetProperty("id").GetString())
                .Append(" (")
                .Append(violation.GetProperty("impact").GetString())
                .Append("): ")
                .Append(violation.GetProperty("help").GetString());
            foreach (var node in violation.GetProperty("nodes").EnumerateArray())
            {
                text.AppendLine().Append("    ").Append(node.GetString());
            }

            found.Add(text.ToString());
        }

        return found;
    }
}
