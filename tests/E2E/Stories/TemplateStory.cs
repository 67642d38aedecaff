using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Stories of people in the editor of a template. A studio takes ten sign-ins a minute: a class has no more.</summary>
public abstract class TemplateStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    protected const string Text = "<h1>{{ title }}</h1>\n<p>One</p>\n<p>Two</p>\n<p>Three</p>\n<p>Four</p>\n";

    protected async Task<(string Template, string Draft)> DraftAsync(string name)
    {
        using var api = new StudioApi(Server);
        var template = await new StudioTemplates(api).ReportAsync(name, Cancellation);
        var draft = (string)(await api.PostAsync($"/api/templates/{template}/_edit", [], Cancellation))["id"]!;
        await api.PutTextAsync($"/api/templates/{draft}/files/report.html/contents", Text, "text/html", Cancellation);
        await api.PostAsync($"/api/templates/{template}/draft/_commit", [], Cancellation);
        return (template, (string)(await api.PostAsync($"/api/templates/{template}/_edit", [], Cancellation))["id"]!);
    }

    protected async Task<string> ContentsAsync(string template)
    {
        using var api = new StudioApi(Server);
        return await api.TextAsync($"/api/templates/{template}/files/report.html/contents", Cancellation);
    }

    protected static async Task<string> FileAsync(StudioApi api, string draft, string name)
    {
        var files = System.Text.Json.Nodes.JsonNode.Parse(
            await api.TextAsync($"/api/templates/{draft}/files", Cancellation)
        )!["_embedded"]!["inf:template-file"]!.AsArray();
        return (string)files.Single(file => (string?)file!["filename"] == name)!["id"]!;
    }

    protected async Task<Person> OpenAsync(string name, string draft)
    {
        var browser = await OpenSignedInAsync(
            TemplateEditorPage.AddressOf(draft),
            BrowserOptions.Wide with
            {
                Person = name,
            }
        );
        return await ReadyAsync(browser);
    }

    protected async Task<(Person Person, StudioCircuit Circuit)> OpenWatchedAsync(string name, string draft)
    {
        var browser = await OpenBrowserAsync(BrowserOptions.Wide with { Person = name });
        var circuit = await StudioCircuit.WatchAsync(browser);
        await browser.SignInAsync(goTo: TemplateEditorPage.AddressOf(draft));
        return (await ReadyAsync(browser), circuit);
    }

    protected static async Task<Person> ReadyAsync(StudioBrowser browser)
    {
        // The tests' own script is put into every frame, and what is previewed runs none.
        browser.Expect("Blocked script execution");
        var editor = new TemplateEditorPage(browser.Page);
        await editor.Code.WaitForAsync();
        await editor.SavedAsync();
        return new Person(browser, editor);
    }

    protected sealed record Person(StudioBrowser Browser, TemplateEditorPage Editor);
}
