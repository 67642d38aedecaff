using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of one cohort draft.</summary>
public sealed class CohortEditorPage(IPage page) : FormEditorPage(page)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>The rows of the ordered list.</summary>
    public ILocator Simulations =>
        Page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Simulations in order" })
            .GetByRole(AriaRole.Listitem);

    public ILocator Profiles =>
        Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Profiles and their personas" });

    /// <summary>What is said to those who listen.</summary>
    public ILocator Said => Page.Locator("[aria-live]");

    public static string AddressOf(string draft) => $"/cohorts/drafts/{draft}";

    public ILocator Simulation(string name) => Simulations.Filter(new LocatorFilterOptions { HasText = name });

    /// <summary>What a row is dragged by, and has the focus when it is moved by keys.</summary>
    public ILocator Handle(string name) =>
        Page.GetByRole(
            AriaRole.Button,
            new PageGetByRoleOptions
            {
                NameRegex = new Regex($"^Move {Regex.Escape(name)}, position", RegexOptions.None, PatternLimit),
            }
        );

    public ILocator Start(string simulation) => Time("start", simulation);

    public ILocator End(string simulation) => Time("end", simulation);

    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>A profile's row in the grid.</summary>
    public ILocator Profile(string name) =>
        Profiles.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });

    /// <summary>Waits until rows can be moved: the list's script comes a moment after the page.</summary>
    public async Task MovableAsync() =>
        await Assertions.Expect(Page.Locator("[data-ordering='ready']")).ToBeVisibleAsync();

    /// <summary>The names of the simulations, top down.</summary>
    public async Task ExpectOrderAsync(params string[] names) =>
        await Assertions.Expect(Simulations.Locator(".name")).ToHaveTextAsync(names);

    /// <summary>Chooses one in a picker, as a person does.</summary>
    public async Task PickAsync(string picker, string option)
    {
        var box = Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = picker, Exact = true });
        await box.ClickAsync();
        await box.FillAsync(option);
        await Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = option, Exact = true }).ClickAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
    }

    private ILocator Time(string end, string simulation) =>
        Page.GetByLabel($"{end} of {simulation}", new PageGetByLabelOptions { Exact = true });
}
