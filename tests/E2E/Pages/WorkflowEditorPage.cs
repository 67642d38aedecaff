using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of one workflow's draft.</summary>
public sealed class WorkflowEditorPage(IPage page) : FormEditorPage(page)
{
    /// <summary>What has the keyboard while one is in the graph.</summary>
    public ILocator Stage =>
        Page.GetByRole(AriaRole.Application, new PageGetByRoleOptions { Name = "Workflow graph", Exact = true });

    public ILocator Zoom => Page.GetByText(new Regex("^[0-9]+ %$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    public static string AddressOf(string draft) => $"/workflows/drafts/{draft}";

    /// <summary>A node of the graph, by uuid.</summary>
    public ILocator Node(string uuid) => Page.Locator("#ds-graph-node-" + uuid);

    /// <summary>Where a node stands in the graph.</summary>
    public async Task<(double X, double Y)> PlaceAsync(string uuid)
    {
        var transform = await Node(uuid).GetAttributeAsync("transform") ?? "";
        var numbers = Regex.Matches(transform, "-?[0-9.]+", RegexOptions.None, TimeSpan.FromSeconds(1));
        return (
            double.Parse(numbers[0].Value, CultureInfo.InvariantCulture),
            double.Parse(numbers[1].Value, CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Chooses a node with the mouse. The stage takes what is pressed: a click on the picture would wait for ever.</summary>
    public async Task ChooseAsync(string uuid)
    {
        var (x, y) = await MiddleAsync(uuid);
        await Page.Mouse.ClickAsync(x, y);
    }

    /// <summary>Drags a node with the mouse; something may happen on the way.</summary>
    public async Task DragAsync(string uuid, float dx, float dy, Func<Task>? onTheWay = null)
    {
        var (x, y) = await MiddleAsync(uuid);
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(x + (dx / 2), y + (dy / 2), new MouseMoveOptions { Steps = 6 });
        if (onTheWay is not null)
        {
            await onTheWay();
        }

        await Page.Mouse.MoveAsync(x + dx, y + dy, new MouseMoveOptions { Steps = 6 });
        await Page.Mouse.UpAsync();
        // Drawn with the next picture.
        await Page.EvaluateAsync(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        );
    }

    /// <summary>Gives a node a name, by the keyboard.</summary>
    public async Task RenameAsync(string uuid, string name)
    {
        await ChooseAsync(uuid);
        await Page.Keyboard.PressAsync("F2");
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(name);
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task<(float X, float Y)> MiddleAsync(string uuid)
    {
        // A node that was just renamed is drawn anew.
        for (var i = 0; i < 50; i++)
        {
            if (await Node(uuid).BoundingBoxAsync() is { } box)
            {
                return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        throw new InvalidOperationException("The node is not shown.");
    }
}
