using System.Collections.Immutable;
using Bunit;
using DraftStudio.Web.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;
using Xunit;

namespace DraftStudio.Tests.Unit.Components;

public sealed class TypingScopeTests : FrameTestContext
{
    private readonly BunitJSModuleInterop module;
    private readonly BunitJSModuleInterop typing;
    private readonly List<FieldEdit> received = [];

    public TypingScopeTests()
    {
        module = Page.JSInterop.SetupModule("./assets/typing.js");
        typing = module.SetupModule("attach", static _ => true);
    }

    [Fact]
    public async Task Edits_OfTheScript_ReachTheOwnerWhole()
    {
        Render(value: "");
        await ServerEnd().ReceiveEdits([new("tab", 1, "/name", "lo", 0, 2)]);
        Assert.Empty(received);
        await ServerEnd().ReceiveEdits([new("tab", 1, "/name", "ng", 1, 2), new("tab", 2, "/slug", "x", 0, 1)]);
        Assert.Equal([new FieldEdit("tab", 1, "/name", "long"), new FieldEdit("tab", 2, "/slug", "x")], received);
    }

    [Fact]
    public async Task Edits_ThatDoNotAddUp_AreDropped()
    {
        Render(value: "");
        await ServerEnd()
            .ReceiveEdits([
                new("tab", 1, "/a", "x", 0, 0),
                new("tab", 2, "/a", "x", 3, 2),
                new("tab", 3, "/a", "x", -1, 2),
            ]);
        Assert.Empty(received);
    }

    [Fact]
    public async Task Acknowledgement_IsToldOnce()
    {
        var scope = Render(value: "").FindComponent<TypingScope>();
        foreach (var seq in (long[])[3, 3, 2])
        {
            await scope.InvokeAsync(() => scope.Instance.AcknowledgeAsync(seq));
        }

        Assert.Equal(3L, Assert.Single(typing.Invocations["acknowledge"]).Arguments[0]);
    }

    [Fact]
    public void Value_FromTheServer_GoesThroughTheScriptAndLeavesTheMarkup()
    {
        var scope = Render(value: "before");
        scope.Render(p => p.Add(host => host.Value, "after"));
        Assert.Equal("before", scope.Find("input").GetAttribute("value"));
        Assert.Equal(["/name", "after", 0L], Assert.Single(typing.Invocations["setValue"]).Arguments);
    }

    [Fact]
    public async Task Value_ThatTheBrowserSentItself_IsNotSentBack()
    {
        var scope = Render(value: "a");
        await ServerEnd().ReceiveEdits([new("tab", 1, "/name", "ab", 0, 1)]);
        scope.Render(p => p.Add(host => host.Value, "ab"));
        Assert.Empty(typing.Invocations["setValue"]);
    }

    [Fact]
    public async Task Bridge_OfACircuitThatIsGone_DoesNothing()
    {
        var gone = new GoneBrowser();
        var bridge = new TypingBridge(gone, static _ => Task.CompletedTask);
        await bridge.AttachAsync("./typing.js", default, "form", "tab");
        await bridge.AcknowledgeAsync(1);
        await bridge.SetValueAsync("/name", "x");
        Assert.Empty(await bridge.LeftAsync());
        await bridge.DisposeAsync();
        Assert.Equal(1, gone.Calls);
    }

    [Fact]
    public async Task Scope_ThatGoes_DisposesItsScript()
    {
        Render(value: "");
        await Page.DisposeComponentsAsync();
        Assert.Single(typing.Invocations["dispose"]);
    }

    private IRenderedComponent<Host> Render(string value) =>
        Page.Render<Host>(p =>
            p.Add(host => host.Value, value).Add(host => host.OnEdits, edits => received.AddRange(edits))
        );

    private TypingBridge ServerEnd() =>
        Assert
            .IsType<DotNetObjectReference<TypingBridge>>(Assert.Single(module.Invocations["attach"]).Arguments[1])
            .Value;

    private sealed class Host : ComponentBase
    {
        [Parameter]
        public string Value { get; set; } = "";

        [Parameter]
        public EventCallback<ImmutableArray<FieldEdit>> OnEdits { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<TypingScope>(0);
            builder.AddComponentParameter(1, nameof(TypingScope.Form), "draft");
            builder.AddComponentParameter(2, nameof(TypingScope.ClientId), "tab");
            builder.AddComponentParameter(3, nameof(TypingScope.OnEdits), OnEdits);
            builder.AddComponentParameter(4, nameof(TypingScope.ChildContent), (RenderFragment)Field);
            builder.CloseComponent();
        }

        private void Field(RenderTreeBuilder builder)
        {
            builder.OpenComponent<TextField>(0);
            builder.AddComponentParameter(1, nameof(TextField.Path), "/name");
            builder.AddComponentParameter(2, nameof(TextField.Label), "Name");
            builder.AddComponentParameter(3, nameof(TextField.Value), Value);
            builder.CloseComponent();
        }
    }

    private sealed class GoneBrowser : IJSRuntime
    {
        public int Calls { get; private set; }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => Refuse<TValue>();

        public ValueTask<TValue> InvokeAsync<TValue>(
            string identifier,
            CancellationToken cancellationToken,
            object?[]? args
        ) => Refuse<TValue>();

        private ValueTask<TValue> Refuse<TValue>()
        {
            Calls++;
            throw new JSDisconnectedException("gone");
        }
    }
}
