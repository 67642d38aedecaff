using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Nodes are copied from one workflow to another over the clipboard.</summary>
public sealed class CopyGraphStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task Nodes_AreCopiedToAnotherWorkflow_WithTheirConnectionsAndReferences()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var from = await workflows.AddAsync("Copied from", Cancellation);
        var to = await workflows.AddAsync("Copied to", Cancellation);
        var nodes = StudioWorkflows.Row("start", "filter", "script", "end");
        nodes[2]!["config"]!["script"] = "{{nodes.filter.id}}";
        var source = await workflows.DraftAsync(from, nodes, Cancellation);
        var target = await workflows.DraftAsync(to, StudioWorkflows.Row("start", "filter", "end"), Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(source));
        var editor = new GraphEditorPage(browser.Page);
        await editor.EditableAsync();

        await editor.Row("filter, Filter").ClickAsync();
        await browser.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await browser.Page.Keyboard.PressAsync("Control+c");
        await Assertions.Expect(editor.Said("2 nodes copied")).ToHaveCountAsync(1);

        await browser.GoToAsync(GraphEditorPage.AddressOf(target));
        await editor.EditableAsync();
        await editor.Canvas.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(editor.Said("2 nodes pasted")).ToHaveCountAsync(1);
        await Assertions.Expect(editor.Node("filter_2")).ToHaveAttributeAsync("aria-label", "filter_2, Filter");
        await editor.SavedAsync();
        Assert.Equal(
            ["filter → end", "filter_2 → script", "script → nothing", "start → filter"],
            await workflows.EdgesAsync(to, Cancellation)
        );
        var pasted = await workflows.NodesAsync(to, Cancellation);
        Assert.Equal("{{nodes.filter_2.id}}", (string)pasted[4]!["config"]!["script"]!);
        Assert.DoesNotContain(
            pasted.Skip(3),
            node => nodes.Any(old => (string)old!["uuid"]! == (string)node!["uuid"]!)
        );

        Assert.True(await editor.UndoAsync());
        await Assertions.Expect(editor.Node("filter_2")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task WhatIsNoNodes_IsRefused_WithWhatIsWrong()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Pasted into", Cancellation);
        var draft = await workflows.DraftAsync(workflow, StudioWorkflows.Row("start", "end"), Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var editor = new GraphEditorPage(browser.Page);
        await editor.EditableAsync();
        var before = await editor.VersionAsync();
        (string Text, string Why)[] odd =
        [
            ("hello", "The clipboard has no JSON"),
            ("{\"a\":1}", "The JSON has no nodes"),
            ("[]", "The list of nodes is empty."),
            ("[{\"slug\":\"a\"}]", "Node 1 has no uuid."),
        ];
        foreach (var (text, why) in odd)
        {
            await editor.Canvas.FocusAsync();
            // As the keys do it, with what other programs put on the clipboard.
            await editor.Canvas.EvaluateAsync(
                """
                (stage, text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  stage.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }
                """,
                text
            );
            await Assertions.Expect(editor.Said(why)).ToHaveCountAsync(1);
            await Assertions.Expect(browser.Page.Locator(".ds-graph-note")).ToContainTextAsync(why);
        }

        Assert.Equal(before, await editor.VersionAsync());
        Assert.Equal(2, (await workflows.NodesAsync(workflow, Cancellation)).Count);
    }
}
