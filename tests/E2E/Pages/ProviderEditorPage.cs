using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of one provider draft.</summary>
public sealed class ProviderEditorPage(IPage page) : FormEditorPage(page)
{
    public ILocator Value => Field("Value");

    public static string AddressOf(string draft) => $"/providers/drafts/{draft}";
}
