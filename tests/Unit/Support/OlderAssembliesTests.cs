using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Xunit;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>That bUnit renders, clicks and compares markup with the older assembly that stands in.</summary>
public sealed class OlderAssembliesTests
{
    [Fact]
    public async Task MarkupMatches_AfterAClick_SeesTheNewMarkup()
    {
        await using var bunit = new BunitContext();
        var counter = bunit.Render<Counter>();

        await counter.Find("button").ClickAsync();

        counter.MarkupMatches("<button   class='count'>1</button>");
    }

    [Fact]
    public async Task MarkupMatches_OfOtherMarkup_Fails()
    {
        await using var bunit = new BunitContext();
        var counter = bunit.Render<Counter>();

        Assert.Throws<HtmlEqualException>(() => counter.MarkupMatches("<button class='count'>7</button>"));
    }

    private sealed class Counter : ComponentBase
    {
        private int count;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "class", "count");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, () => count++));
            builder.AddContent(3, count);
            builder.CloseElement();
        }
    }
}
