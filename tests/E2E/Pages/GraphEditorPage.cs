using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of one workflow's draft, by what people read there: the graph as a picture and as an outline.</summary>
public sealed class GraphEditorPage(IPage page) : FormEditorPage(page)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>The picture.</summary>
    public ILocator Canvas =>
        Page.GetByRole(AriaRole.Application, new PageGetByRoleOptions { Name = "Workflow graph" });

    /// <summary>The tree.</summary>
    public ILocator Outline =>
        Page.GetByRole(AriaRole.Tree, new PageGetByRoleOptions { Name = "Outline of the workflow" });

    public ILocator Rows => Outline.GetByRole(AriaRole.Treeitem);

    /// <summary>What is typed into while something is chosen from a list.</summary>
    public ILocator Chooser => Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox);

    public ILocator Menu => Page.GetByRole(AriaRole.Menu);

    public ILocator Search =>
        Page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Find nodes", Exact = true });

    /// <summary>The bar that leads from change to change.</summary>
    public ILocator Comparison =>
        Page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Comparison with live" });

    /// <summary>The nodes that are chosen, as far as they are in the picture.</summary>
    public ILocator Chosen => Canvas.Locator("[data-node][data-state~='selected']");

    /// <summary>How large the picture is, in percent; a press shows it as large as it is.</summary>
    public ILocator Zoom => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = ZoomName() });

    public static string AddressOf(string draft) => $"/workflows/drafts/{draft}";

    /// <summary>A node of the picture, by what is written on it.</summary>
    public ILocator Node(string title) =>
        Canvas.GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { NameRegex = BeginsWith(title) });

    /// <summary>Where an output of a node leaves; "fallback" for the way of a failure.</summary>
    public ILocator Port(string title, string slot = "0") => Node(title).Locator($"[data-slot='{slot}']");

    /// <summary>A line of the tree, by how it begins.</summary>
    public ILocator Row(string label) =>
        Outline.GetByRole(AriaRole.Treeitem, new LocatorGetByRoleOptions { NameRegex = BeginsWith(label) });

    /// <summary>What the palette has to build with.</summary>
    public ILocator Action(string title) =>
        Page.Locator("[data-graph-palette]")
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true });

    public ILocator MenuItem(string title) =>
        Menu.GetByRole(
            AriaRole.Menuitem,
            new LocatorGetByRoleOptions
            {
                NameRegex = new Regex("^" + Regex.Escape(title), RegexOptions.None, PatternLimit),
            }
        );

    /// <summary>What was said to those who listen.</summary>
    public ILocator Said(string text) =>
        Page.Locator("[data-graph-says]").Filter(new LocatorFilterOptions { HasText = text });

    /// <summary>Waits until the graph is there and can be edited.</summary>
    public async Task EditableAsync()
    {
        await Assertions.Expect(Action("End")).ToBeVisibleAsync();
        await Assertions.Expect(Action("End")).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }

    /// <summary>Chooses what is typed from the list that is open; it is named by what is being done.</summary>
    public async Task ChooseAsync(string list, string text)
    {
        var box = Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = list });
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveCountAsync(0);
    }

    /// <summary>Presses a node of the picture: the canvas takes what is pressed, not the node's own element.</summary>
    public async Task PressAsync(string title)
    {
        var (x, y) = await MiddleAsync(Node(title));
        await Page.Mouse.ClickAsync(x, y);
    }

    /// <summary>Drags from the middle of one thing to a point beside the middle of another.</summary>
    public async Task DragAsync(ILocator from, ILocator to, float right = 0, float down = 0)
    {
        var (start, end) = (await MiddleAsync(from), await MiddleAsync(to));
        await Page.Mouse.MoveAsync(start.X, start.Y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(start.X + 8, start.Y + 8, new MouseMoveOptions { Steps = 2 });
        await Page.Mouse.MoveAsync(end.X + right, end.Y + down, new MouseMoveOptions { Steps = 6 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>Takes back one step, and waits until the server has done it; false when there is nothing to take back.</summary>
    public Task<bool> UndoAsync() => StepAsync(Undo, "Control+z");

    /// <summary>Does one step again; false when there is none.</summary>
    public Task<bool> RedoAsync() => StepAsync(Redo, "Control+Shift+z");

    private async Task<bool> StepAsync(ILocator button, string keys)
    {
        var version = await VersionAsync();
        if (await button.IsDisabledAsync())
        {
            return false;
        }

        await Page.Keyboard.PressAsync(keys);
        await Assertions.Expect(Status).ToContainTextAsync($"Saved, version {version + 1}");
        return true;
    }

    private static Regex ZoomName() => new("zoom to 100 %$", RegexOptions.None, PatternLimit);

    private static Regex BeginsWith(string text) => new($"^{Regex.Escape(text)}(,|$)", RegexOptions.None, PatternLimit);

    private static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        var box =
            await locator.BoundingBoxAsync() ?? throw new InvalidOperationException($"{locator} is not in the page.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
