using System.Globalization;
using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Each page in both themes, wide and narrow: accessible, nothing wider than the screen. Its picture is kept.</summary>
public sealed class LooksStory(BrowserFixture browsers, LooksStory.FurnishedStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<LooksStory.FurnishedStudio>
{
    private static readonly string Folder = Path.Combine(BuildFacts.TestResults, "looks");

    private readonly List<string> wrong = [];
    private string look = "";

    public static TheoryData<int, ColorScheme> Looks =>
        new()
        {
            { 1440, ColorScheme.Light },
            { 1440, ColorScheme.Dark },
            { 390, ColorScheme.Light },
            { 390, ColorScheme.Dark },
        };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task EachPage_IsAccessibleAndFits(int width, ColorScheme theme)
    {
        var browser = await OpenAsync(width, theme);
        var page = browser.Page;
        var frame = new FramePage(page);
        var editor = new ProviderEditorPage(page);

        await page.GotoAsync("/sign-in");
        await LookAsync(page, "sign-in", new SignInPage(page).Submit);
        await browser.SignInAsync();
        await LookAsync(page, "home", page.GetByText("Your drafts"));
        await frame.OpenPaletteAsync();
        await LookAsync(page, "command-palette", frame.PaletteOptions.First);
        await page.Keyboard.PressAsync("Escape");

        await browser.GoToAsync("/providers");
        await LookAsync(page, "providers", new ProviderListPage(page).Row("Anthropic").First);
        await browser.GoToAsync($"/providers/{studio.Provider}");
        await LookAsync(page, "provider", page.GetByText("First revision"));
        await browser.GoToAsync(ProviderEditorPage.AddressOf(studio.Draft));
        await LookAsync(page, "editor", editor.Proposal("Claude, and what is built on it"));
        await editor.Commit.ClickAsync();
        await LookAsync(page, "commit-sheet", editor.SheetMessage);
        await browser.GoToAsync(ProviderEditorPage.AddressOf(studio.Draft));
        await editor.Status.GetByRole(AriaRole.Button).ClickAsync();
        await LookAsync(
            page,
            "history",
            page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = "History" })
        );
        await browser.GoToAsync("/cohorts");
        await LookAsync(
            page,
            "cohorts",
            page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Emergency nursing" })
        );
        await browser.GoToAsync($"/cohorts/{studio.Cohort}");
        await LookAsync(page, "cohort", page.GetByText("First revision"));
        await browser.GoToAsync(CohortEditorPage.AddressOf(studio.CohortDraft));
        await LookAsync(page, "cohort-editor", new CohortEditorPage(page).Proposal("position 9"));
        await WorkflowsAsync(browser);
        foreach (var type in (string[])["departments", "simulations", "profiles", "personas"])
        {
            await browser.GoToAsync($"/catalog/{type}");
            await LookAsync(page, $"catalogue-{type}", page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).Last);
        }

        await browser.GoToAsync("/review");
        await LookAsync(page, "review", page.GetByText("Anthropic").First);
        await browser.GoToAsync("/activity");
        await LookAsync(page, "activity", page.GetByText("Anthropic").First);
        await AdministrationAsync(browser);
        await page.GotoAsync("/docs/api");
        await LookAsync(page, "docs", frame.Heading);

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task EachPageOfTemplates_IsAccessibleAndFits(int width, ColorScheme theme)
    {
        var browser = await OpenAsync(width, theme);
        var page = browser.Page;
        await browser.SignInAsync();
        await browser.GoToAsync("/templates");
        await LookAsync(page, "templates", page.GetByText("Monthly report").First);
        await browser.GoToAsync("/templates?tab=retired");
        await LookAsync(page, "templates-none", page.GetByText("No template is retired."));
        await browser.GoToAsync("/templates/new");
        await LookAsync(page, "template-new", page.GetByRole(AriaRole.Dialog));
        await browser.GoToAsync($"/templates/{studio.Template}");
        await LookAsync(page, "template", page.GetByText("What revision 2 changed"));
        await browser.GoToAsync($"/templates/{studio.Template}?revision=1");
        await LookAsync(page, "template-revision", page.GetByText("First revision"));
        browser.Expect("Blocked script execution"); // The preview beside the forms runs no scripts of a report.
        await DraftOfATemplateAsync(browser);
        foreach (var panel in (string[])["inputs", "processors", "settings"])
        {
            await browser.GoToAsync(TemplateFormsPage.AddressOf(studio.TemplateDraft, panel));
            await LookAsync(page, $"template-{panel}", new TemplateFormsPage(page).Name);
        }

        var editor = new TemplateEditorPage(page);
        await browser.GoToAsync(TemplateEditorPage.AddressOf(studio.TemplateDraft));
        await LookAsync(page, "template-editor", editor.Code);
        if (!await editor.Tree.IsVisibleAsync())
        {
            // Where there is little room they are sent for.
            await editor.Tool("Files").ClickAsync();
        }

        await LookAsync(page, "template-files", editor.Tree);
        await editor.Tool("New file").ClickAsync();
        await LookAsync(page, "template-new-file", editor.Dialog);

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private async Task<StudioBrowser> OpenAsync(int width, ColorScheme theme)
    {
        Directory.CreateDirectory(Folder);
        look = string.Create(CultureInfo.InvariantCulture, $"{width}-{theme.ToString().ToLowerInvariant()}");
        return await OpenBrowserAsync(
            BrowserOptions.Wide with
            {
                Person = look,
                Width = width,
                Height = width < 600 ? 844 : 900,
                Theme = theme,
            }
        );
    }

    private async Task DraftOfATemplateAsync(StudioBrowser browser)
    {
        var page = browser.Page;
        var changes = new TemplateChangesPage(page);
        // The script that the harness puts into every frame is the one that a frame without scripts refuses.
        browser.Expect("Blocked script execution");
        var editor = $"/templates/drafts/{studio.ReportDraft}";
        await browser.GoToAsync($"{editor}?panel=changes&change=template/settings/locale");
        await changes.Shown("Settings › locale").WaitForAsync();
        await LookAsync(page, "template-changes", changes.Shown("Settings › locale"));
        await changes.Row("report.html").ClickAsync();
        await LookAsync(page, "template-difference", page.GetByRole(AriaRole.Table));
        await changes.Button("Side by side").ClickAsync();
        await LookAsync(page, "template-difference-split", page.Locator("table.split"));
        await changes.SearchAsync("title");
        await LookAsync(page, "template-search", changes.Found.GetByText("2 places in 1 file"));
        await changes.Button("Close the search").ClickAsync();
        if (page.ViewportSize is { Width: < 1100 })
        {
            // There the files are away.
            await changes.Button("Files").ClickAsync();
        }

        await changes.ChooseZipAsync("monthly-report.zip", studio.Zip);
        await LookAsync(page, "template-import", changes.Part("Added"));
    }

    private async Task WorkflowsAsync(StudioBrowser browser)
    {
        var page = browser.Page;
        await browser.GoToAsync("/workflows");
        await LookAsync(page, "workflows", page.GetByText("Live 1.0.0"));
        await browser.GoToAsync("/workflows/new");
        await LookAsync(page, "workflow-new", page.GetByRole(AriaRole.Dialog));
        await browser.GoToAsync($"/workflows/{studio.Workflow}");
        await LookAsync(page, "workflow", page.GetByText("What 1.0.0 changed"));
        var editor = $"/workflows/drafts/{studio.WorkflowDraft}";
        await browser.GoToAsync(editor);
        await LookAsync(page, "workflow-editor", page.Locator("[data-graph-canvas] svg").First);
        await browser.GoToAsync($"{editor}?panel=problems");
        await LookAsync(page, "workflow-problems", page.GetByRole(AriaRole.List, Named("Problems")));
        await browser.GoToAsync($"{editor}?panel=records");
        await LookAsync(page, "workflow-records", page.GetByText("By id"));
        await browser.GoToAsync($"{editor}?panel=form");
        await LookAsync(page, "workflow-form", page.GetByText("Add field"));

        // A problem's line chooses its node, on a narrow screen too.
        await browser.GoToAsync($"{editor}?panel=problems");
        await page.GetByRole(AriaRole.List, Named("Problems")).GetByRole(AriaRole.Button).First.ClickAsync();
        var details = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Details" });
        if (await details.IsVisibleAsync())
        {
            await details.ClickAsync();
        }

        await LookAsync(page, "workflow-node", page.GetByRole(AriaRole.Region, Named("Settings")));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "JSON", Exact = true }).ClickAsync();
        await LookAsync(page, "workflow-json", page.GetByLabel("The node as JSON"));
        await browser.GoToAsync(editor);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Deploy…" }).ClickAsync();
        await LookAsync(page, "deploy-sheet", page.GetByLabel("Version"));
    }

    private static PageGetByRoleOptions Named(string name) => new() { Name = name };

    private async Task AdministrationAsync(StudioBrowser browser)
    {
        var page = browser.Page;
        var administration = new AdministrationPage(page);
        await browser.GoToAsync("/administration/users");
        await LookAsync(page, "administration-users", administration.User("Administrator"));
        await administration.User("Administrator").ClickAsync();
        await LookAsync(page, "administration-user", administration.Button("Suspend…"));
        await browser.GoToAsync("/administration/users?add=true");
        await LookAsync(page, "administration-user-add", administration.Button("Add user"));
        await browser.GoToAsync("/administration/tokens");
        await LookAsync(page, "administration-tokens", administration.Button("Revoke Bootstrap"));
        await browser.GoToAsync("/administration/tokens?new=true");
        await LookAsync(page, "administration-token-new", administration.Dialog.GetByText("drafts.write"));
        await browser.GoToAsync("/administration/workspace");
        await LookAsync(page, "administration-workspace", page.GetByText("Your workspaces"));
        await browser.GoToAsync("/administration/storage");
        await LookAsync(page, "administration-storage", page.GetByText("synchronous=full"));
        await browser.GoToAsync("/account");
        await LookAsync(page, "account", page.GetByText("Current password"));
    }

    private async Task LookAsync(IPage page, string name, ILocator shown)
    {
        await shown.WaitForAsync();
        await page.EvaluateAsync("() => document.fonts.ready.then(() => undefined)");
        await page.ScreenshotAsync(
            new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{look}.png"), FullPage = true }
        );
        wrong.AddRange((await Axe.ViolationsAsync(page)).Select(violation => $"{name} {look}: {violation}"));
        var widths = await page.EvaluateAsync<int[]>("() => [document.scrollingElement.scrollWidth, innerWidth]");
        if (widths[0] > widths[1])
        {
            wrong.Add($"{name} {look}: {widths[0]} px wide on a screen of {widths[1]}");
        }
    }

    /// <summary>A studio with something on each page.</summary>
    public sealed class FurnishedStudio : RunningStudio, IAsyncLifetime
    {
        public string Provider { get; private set; } = "";

        public string Draft { get; private set; } = "";

        public string Cohort { get; private set; } = "";

        public string CohortDraft { get; private set; } = "";

        public string Workflow { get; private set; } = "";

        public string WorkflowDraft { get; private set; } = "";

        public string Template { get; private set; } = "";

        public string ReportDraft { get; private set; } = "";

        /// <summary>Files that the template's draft does not have.</summary>
        public byte[] Zip { get; private set; } = [];

        /// <summary>With a problem in each of its lists: that opens the row.</summary>
        public string TemplateDraft { get; private set; } = "";

        public new async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var cancellation = TestContext.Current.CancellationToken;
            using var api = new StudioApi(Server);
            foreach (
                var name in (string[])["OpenAI", "Mistral", "Cohere", "A provider whose name is as long as names get"]
            )
            {
                await api.ProviderAsync(name, name.ToLowerInvariant().Replace(' ', '-'), cancellation);
            }

            Provider = await api.ProviderAsync("Anthropic", "anthropic", cancellation);
            Draft = await api.EditAsync(Provider, cancellation);
            await api.SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = Draft,
                    ["value"] = "anthropic-eu",
                    ["endpoint"] = "https://api.anthropic.example/v1/messages",
                    ["key"] = "sk-ant-0123456789abcdef3f9a",
                    ["active"] = true,
                },
                cancellation
            );
            await api.ProposeAsync(
                Draft,
                new JsonObject { ["description"] = "Claude, and what is built on it" },
                cancellation
            );
            var school = new StudioSchool(api);
            await school.FurnishAsync(cancellation);
            (Cohort, CohortDraft) = await school.CohortAsync("Emergency nursing", cancellation);
            var triage = (await school.AddAsync("simulations", ["Intro to Triage"], cancellation))[0];
            await school.SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = CohortDraft,
                    ["simulation_availability"] = new JsonArray(
                        StudioSchool.Window(triage, "start", "2026-06-01T07:00:00Z"),
                        StudioSchool.Window(triage, "end", "2026-05-01T07:00:00Z")
                    ),
                },
                cancellation
            );
            await school.SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = CohortDraft,
                    ["soft"] = true,
                    ["simulation_positions"] = new JsonArray(StudioSchool.Position(triage, 9)),
                },
                cancellation
            );
            (Workflow, WorkflowDraft) = await api.WorkflowAsync("Welcome a new learner", cancellation);
            Template = await new StudioTemplates(api).ReportAsync("Monthly report", cancellation);
            ReportDraft = await new StudioTemplates(api).ChangeAsync(Template, Server, cancellation);
            Zip = StudioTemplates.Zip();
            TemplateDraft = await FormsAsync(api, cancellation);
            await api.SaveAsync(
                new JsonObject
                {
                    ["name"] = "Proposed as new",
                    ["value"] = "new",
                    ["soft"] = true,
                },
                cancellation
            );
        }

        /// <summary>A template's draft with something in each of its forms.</summary>
        private async Task<string> FormsAsync(StudioApi api, CancellationToken cancellationToken)
        {
            var draft = await new StudioTemplateDrafts(Server).DraftAsync(
                "Quarterly figures",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["report.html"] = "<h1>{{ region }}</h1>",
                    ["parts/header.html"] = "<b>Head</b>",
                },
                [
                    """{"name":"title","label":"What the report is called","driver":"text","required":true}""",
                    """
                    {"name":"title","label":"Region","driver":"select","defaultValue":"n","x-depends":{"on":["title"]},
                     "defn":{"options":[{"value":"n","label":"The north"},"south"]}}
                    """,
                ],
                new JsonObject
                {
                    ["handler"] = "html",
                    ["handlerOptions"] = new JsonObject { ["margin"] = "1in", ["inlineStyles"] = true },
                },
                cancellationToken
            );
            await api.PutAsync(
                $"/api/templates/{draft.Id}/settings",
                new JsonObject
                {
                    ["pdf"] = new JsonObject { ["outline"] = true, ["watermarkFileId"] = "gone" },
                    ["locale"] = "en-US",
                    ["columns"] = new JsonArray("region", "sales", "figures of the year before"),
                },
                cancellationToken
            );
            foreach (var type in (string[])["query", "script"])
            {
                await api.PostAsync(
                    $"/api/templates/{draft.Id}/processors",
                    new JsonObject
                    {
                        ["type"] = type,
                        ["name"] = "sales",
                        [type] = "select region, amount\nfrom sales",
                        ["filter"] = new JsonObject { ["month"] = "{{ month }}" },
                    },
                    cancellationToken
                );
            }

            return draft.Id;
        }
    }
}
