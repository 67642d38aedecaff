using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Somebody writes a template, and sees beside it what comes of it.</summary>
public sealed class TemplatePreviewStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    private const string Report = """
        {% extends "base.html" %}
        {% block body %}<h1>{{ title }}</h1>{% for row in sales %}{% include "parts/row.html" %}{% endfor %}<img src="logo.svg" alt="Logo"><img src="none.png" alt="None">{% endblock %}
        """;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["report.html"] = Report,
        ["base.html"] = """<link rel="stylesheet" href="css/style.css"><main>{% block body %}{% endblock %}</main>""",
        ["parts/row.html"] = "<p>{{ row.region }}: {{ row.amount }}</p>",
        ["css/style.css"] = "h1 { color: rgb(1, 2, 3) }",
        ["logo.svg"] =
            """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>""",
        ["sample.json"] = """{"sales":[{"region":"North","amount":5},{"region":"South","amount":7}]}""",
    };

    private static readonly string[] Inputs =
    [
        """{"name":"title","label":"Title","driver":"text","defaultValue":"Sales"}""",
        """{"name":"rows","label":"Rows","driver":"dataset"}""",
        """{"name":"region","label":"Regions","driver":"multiselect","defn":{"options":["North","South"]}}""",
    ];

    [Fact]
    public async Task TheOutput_FollowsWhatIsTyped_InTheFileAndInWhatItIncludes()
    {
        var (browser, preview, draft) = await OpenAsync("Typed report");
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveTextAsync("Sales");
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await Assertions.Expect(preview.Output.Locator("p")).ToHaveTextAsync(["North: 5", "South: 7"]);
        await Assertions.Expect(preview.Output.Locator("img").First).ToHaveJSPropertyAsync("naturalWidth", 10);
        await Assertions.Expect(preview.Notes).ToHaveTextAsync("none.png: there is no such file.");

        await preview.WatchAsync();
        List<double> times = [];
        await preview.Editor("report.html").FocusAsync();
        await browser.Page.Keyboard.PressAsync("ControlOrMeta+Home");
        for (var i = 0; i < 10; i++)
        {
            await browser.Page.Keyboard.PressAsync("ControlOrMeta+End");
            await browser.Page.Keyboard.TypeAsync("more ");
            times.Add(await preview.TakenAsync());
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"From the last key to the output, in ms: {string.Join(", ", times.Select(static time => $"{time:0}"))}"
        );
        // The machine of a test run is busy, and not for all of ten times.
        Assert.InRange(times.Min(), 0, 100);

        await browser.Page.GotoAsync(draft.AddressOf("parts/row.html"));
        await preview.WriteAsync("parts/row.html", "<p>{{ row.region }}!</p>");
        await Assertions.Expect(preview.Output.Locator("p")).ToHaveTextAsync(["North!", "South!"]);

        // Somebody else changes a file that nobody has open.
        await new StudioTemplateDrafts(Server).WriteAsync(
            draft,
            "base.html",
            "<b>{% block body %}{% endblock %}</b>",
            Cancellation
        );
        await Assertions.Expect(preview.Output.Locator("b p").First).ToHaveTextAsync("North!");
        await Axe.AssertCleanAsync(browser.Page);
    }

    [Fact]
    public async Task AnEndlessLoop_IsStoppedAndSaid_AndTheNextEditRenders()
    {
        var (browser, preview, _) = await OpenAsync("Endless report");
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveTextAsync("Sales");

        await preview.WriteAsync("report.html", "{{ range.constructor('for (;;) {}')() }}");
        await Assertions
            .Expect(preview.Fault)
            .ToContainTextAsync("stopped", new LocatorAssertionsToContainTextOptions { Timeout = 2_500 });

        // The page is alive all the while: the rest of it answers.
        await preview.WriteAsync("report.html", "{{ range.constructor('for (;;) {}')() }} ");
        await browser.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => done()))");
        await preview.WriteAsync("report.html", "alive");
        await Assertions.Expect(preview.Output).ToHaveTextAsync("alive");
        await Assertions.Expect(preview.Fault).ToBeHiddenAsync();
    }

    [Fact]
    public async Task WhatATemplateAsksFor_ReachesNobody()
    {
        await using var outside = new CountingListener();
        var (browser, preview, _) = await OpenAsync("Curious report");
        foreach (var refused in (string[])["content policy", "Content Security Policy", "Failed to fetch"])
        {
            browser.Expect(refused);
        }

        var address = $"http://localhost:{outside.Port}/";
        foreach (
            var script in (string[])
                [$"return fetch('{address}')", $"return import('{address}')", $"self.location = '{address}'"]
        )
        {
            await preview.WriteAsync(
                "report.html",
                $"{{{{ range.constructor({JsonSerializer.Serialize(script)})() }}}}"
            );
            await Assertions.Expect(preview.State).Not.ToHaveTextAsync("Rendering…");
        }

        await preview.WriteAsync(
            "report.html",
            $"""<p>shown</p><img src="{address}"><style>@import "{address}"; body {"{"} background: url({address}) {"}"}</style><script src="{address}"></script>"""
        );
        await Assertions.Expect(preview.Output.Locator("p")).ToHaveTextAsync("shown");
        await preview.WriteAsync("report.html", "done");
        await Assertions.Expect(preview.Output).ToHaveTextAsync("done");
        Assert.Equal(0, outside.Connections);
    }

    [Fact]
    public async Task AFault_HasItsPlace_AndGoesThere()
    {
        var (browser, preview, draft) = await OpenAsync("Faulty report");
        await preview.WriteAsync("report.html", "<p>\n{{ title | shout }}</p>");
        await Assertions.Expect(preview.Fault).ToContainTextAsync("filter not found: shout");

        await preview.Button("report.html, line 2, column 12").ClickAsync();
        await Assertions.Expect(preview.Editor("report.html")).ToBeFocusedAsync();
        await browser.Page.Keyboard.InsertTextAsync("upper }}{{ title | ");
        await browser.Page.Keyboard.PressAsync("Shift+ControlOrMeta+ArrowRight");
        await browser.Page.Keyboard.InsertTextAsync("lower");
        await Assertions.Expect(preview.Output.Locator("p")).ToHaveTextAsync("SALESsales");

        // In a file that is not open.
        await preview.WriteAsync("report.html", "{% include 'parts/row.html' %}{% include 'gone.html' %}");
        await Assertions.Expect(preview.Button("report.html, line 1, column 34")).ToBeVisibleAsync();
        await new StudioTemplateDrafts(Server).WriteAsync(
            draft,
            "parts/row.html",
            "one\n  {{ nobody() }}",
            Cancellation
        );
        await preview.Button("parts/row.html, line 2, column 6").ClickAsync();
        await Assertions.Expect(preview.Editor("parts/row.html")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task SampleValues_AreTaken_StayInThisBrowser_AndAreReset()
    {
        var browser = await OpenSignedInAsync();
        List<string> sent = [];
        browser.Page.WebSocket += (_, socket) =>
            socket.FrameSent += (_, frame) =>
                sent.Add(Encoding.UTF8.GetString(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? "")));
        var preview = new TemplatePreviewPage(browser.Page);
        var draft = await DraftAsync("Sampled report");
        browser.Expect("Blocked script execution");
        await browser.GoToAsync(draft.AddressOf("report.html"));
        await preview.WriteAsync("report.html", "<h1>{{ title }}</h1><p>{{ rows[0].name }}</p><i>{{ region }}</i>");
        await preview.Panel.Locator("summary").ClickAsync();

        await browser.Page.GetByLabel("Title").FillAsync("Zebra-4711");
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveTextAsync("Zebra-4711");
        await browser.Page.GetByLabel("South").CheckAsync();
        await Assertions.Expect(preview.Output.Locator("i")).ToHaveTextAsync("North,South");
        await browser.Page.GetByLabel("Rows").FillAsync("[{");
        await Assertions.Expect(browser.Page.GetByText("This is no JSON")).ToBeVisibleAsync();
        await browser.Page.GetByLabel("Rows").FillAsync("""[{"name":"Quagga"}]""");
        await Assertions.Expect(preview.Output.Locator("p")).ToHaveTextAsync("Quagga");
        await Axe.AssertCleanAsync(browser.Page);

        await Assertions
            .Expect(browser.Page.GetByText("Saved", new PageGetByTextOptions { Exact = false }).First)
            .ToBeVisibleAsync();
        await browser.GoToAsync(draft.AddressOf("report.html"));
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveTextAsync("Zebra-4711");
        await preview.Panel.Locator("summary").ClickAsync();
        await preview.Button("Reset to samples").ClickAsync();
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveTextAsync("Sales");
        await Assertions.Expect(browser.Page.GetByLabel("Title")).ToHaveValueAsync("Sales");
        Assert.NotEmpty(sent);
        Assert.DoesNotContain(sent, static text => text.Contains("Zebra-4711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_AreShownPrintedAndFitted_AndWhatHasNoPreviewSaysSo()
    {
        var (browser, preview, _) = await OpenAsync("Printed report");
        await Assertions.Expect(preview.Button("Pages")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(preview.Output).ToHaveCSSAsync("width", "816px");
        await preview.Button("Continuous").ClickAsync();
        await Assertions.Expect(preview.Output).Not.ToHaveCSSAsync("width", "816px");

        await preview.Host.EvaluateAsync(
            "() => { globalThis.print = () => { globalThis.printed = document.body.innerText; }; }"
        );
        await preview.Button("Print").ClickAsync();
        await preview.Host.WaitForFunctionAsync("() => globalThis.printed?.includes('North: 5')");

        await preview.Button("Reload the preview").ClickAsync();
        await Assertions.Expect(preview.Output.Locator("h1")).ToHaveTextAsync("Sales");

        var pug = await new StudioTemplateDrafts(Server).DraftAsync(
            "Pug report",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["a.pug"] = "p a" },
            [],
            new JsonObject { ["type"] = "pug", ["handler"] = "html" },
            Cancellation
        );
        await browser.GoToAsync(pug.AddressOf("a.pug"));
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(browser.Page.GetByText("There is no preview of pug templates")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(browser.Page);
    }

    private async Task<(StudioBrowser Browser, TemplatePreviewPage Preview, TemplateDraft Draft)> OpenAsync(string name)
    {
        var draft = await DraftAsync(name);
        var browser = await OpenSignedInAsync();
        // The script that the harness puts into every frame is the one that a frame without scripts refuses.
        browser.Expect("Blocked script execution");
        await browser.GoToAsync(draft.AddressOf("report.html"));
        var preview = new TemplatePreviewPage(browser.Page);
        await preview.Editor("report.html").WaitForAsync();
        await Assertions.Expect(preview.State).ToContainTextAsync("Rendered in");
        return (browser, preview, draft);
    }

    private Task<TemplateDraft> DraftAsync(string name) =>
        new StudioTemplateDrafts(Server).DraftAsync(
            name,
            Files,
            Inputs,
            new JsonObject
            {
                ["type"] = "nunjucks",
                ["handler"] = "pdf",
                ["handlerOptions"] = new JsonObject { ["pageSize"] = "letter", ["margin"] = "1in" },
            },
            Cancellation
        );
}
