using DraftStudio.Web.Components.Controls;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The server's end of the preview's script.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="reveal">A place of a fault is to be shown: the file as the script knows it, line and column.</param>
internal sealed class PreviewBridge(IJSRuntime browser, Func<string, int, int, Task> reveal)
    : ScriptBridge<PreviewBridge>(browser)
{
    /// <summary>Called by the script: the person asks to see where a fault is.</summary>
    [JSInvokable]
    public Task ReceiveReveal(string fileId, int line, int column) => reveal(fileId, line, column);

    public async Task TellAsync(PreviewNews news)
    {
        if (news.Files is { } files)
        {
            await CallAsync("setFiles", files);
        }

        if (news.Setup is { } setup)
        {
            await CallAsync("set", setup);
        }

        if (!news.Changed.IsEmpty)
        {
            await CallAsync("refresh", news.Changed);
        }
    }
}
