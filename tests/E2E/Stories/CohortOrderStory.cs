using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Simulations are put in order: with the mouse, and without.</summary>
public sealed class CohortOrderStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task ARow_IsDragged_AndTheMoveIsOneStepBack()
    {
        using var api = new StudioApi(Server);
        var (_, draft) = await new StudioSchool(api).CohortAsync("Dragged", Cancellation);
        var browser = await OpenSignedInAsync(CohortEditorPage.AddressOf(draft));
        var page = browser.Page;
        var editor = new CohortEditorPage(page);
        await editor.MovableAsync();
        await editor.ExpectOrderAsync("Intro to Triage", "Sepsis recognition", "Night shift", "Handover");

        await editor.Handle("Intro to Triage").ScrollIntoViewIfNeededAsync();
        await DragAsync(page, editor.Handle("Intro to Triage"), editor.Simulation("Night shift"));
        await editor.ExpectOrderAsync("Sepsis recognition", "Night shift", "Intro to Triage", "Handover");
        await Assertions.Expect(editor.Handle("Intro to Triage")).ToBeFocusedAsync();
        await editor.SavedAsync();
        Assert.Equal(1, await editor.VersionAsync());

        await editor.Undo.ClickAsync();
        await editor.ExpectOrderAsync("Intro to Triage", "Sepsis recognition", "Night shift", "Handover");
        await editor.Redo.ClickAsync();
        await editor.ExpectOrderAsync("Sepsis recognition", "Night shift", "Intro to Triage", "Handover");
        await page.ReloadAsync();
        await editor.ExpectOrderAsync("Sepsis recognition", "Night shift", "Intro to Triage", "Handover");
    }

    [Fact]
    public async Task ARow_IsMovedByKeys_KeepsTheFocus_AndSaysWhereItIs()
    {
        using var api = new StudioApi(Server);
        var (_, draft) = await new StudioSchool(api).CohortAsync("Typed", Cancellation);
        var browser = await OpenSignedInAsync(CohortEditorPage.AddressOf(draft), BrowserOptions.Narrow);
        var page = browser.Page;
        var editor = new CohortEditorPage(page);
        await editor.MovableAsync();

        await editor.Handle("Handover").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await editor.ExpectOrderAsync("Intro to Triage", "Sepsis recognition", "Handover", "Night shift");
        await Assertions.Expect(editor.Handle("Handover")).ToBeFocusedAsync();
        await Assertions
            .Expect(editor.Said.Filter(new LocatorFilterOptions { HasText = "Handover moved to position 3 of 4" }))
            .ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await editor.ExpectOrderAsync("Handover", "Intro to Triage", "Sepsis recognition", "Night shift");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(editor.Handle("Handover")).ToBeFocusedAsync();

        await editor.Button("Move Handover down").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await editor.ExpectOrderAsync("Intro to Triage", "Handover", "Sepsis recognition", "Night shift");
        await Assertions.Expect(editor.Button("Move Handover down")).ToBeFocusedAsync();
        await editor.SavedAsync();
    }

    private static async Task DragAsync(IPage page, ILocator handle, ILocator target)
    {
        var from = await BoxAsync(handle);
        var to = await BoxAsync(target);
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(
            from.X + (from.Width / 2),
            from.Y + from.Height + 4,
            new MouseMoveOptions { Steps = 4 }
        );
        await page.Mouse.MoveAsync(
            from.X + (from.Width / 2),
            to.Y + (to.Height / 2) + 8,
            new MouseMoveOptions { Steps = 8 }
        );
        await page.Mouse.UpAsync();
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) =>
        await locator.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not in the page.");
}
