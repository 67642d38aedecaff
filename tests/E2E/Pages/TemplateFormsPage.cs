using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The forms of a template's draft: inputs, processors, settings.</summary>
public sealed class TemplateFormsPage(IPage page) : FormEditorPage(page)
{
    public ILocator Inputs => Region("Inputs");

    /// <summary>What their rows say, top down.</summary>
    public ILocator Names => Inputs.Locator("li .name");

    public static string AddressOf(string draft, string panel) => $"/templates/drafts/{draft}?panel={panel}";

    public ILocator Region(string name) =>
        Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>A field of the panel that is shown: the preview has fields of its own.</summary>
    public ILocator Entry(string label) =>
        Page.Locator(".panel").GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });

    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>What opens a row.</summary>
    public ILocator Toggle(string name) =>
        Inputs.Locator(".toggle").Filter(new LocatorFilterOptions { HasText = name });

    /// <summary>What a row is dragged by.</summary>
    public ILocator Handle(string name) =>
        Page.GetByRole(
            AriaRole.Button,
            new PageGetByRoleOptions
            {
                NameRegex = new Regex($"^Move {Regex.Escape(name)}, [0-9]", RegexOptions.None, TimeSpan.FromSeconds(1)),
            }
        );

    /// <summary>Waits until rows can be moved: the list's script comes a moment after the page.</summary>
    public async Task MovableAsync() =>
        await Assertions.Expect(Page.Locator("[data-ordering='ready']")).ToBeVisibleAsync();
}
