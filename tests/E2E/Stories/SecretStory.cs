using System.Collections.Immutable;
using System.Text;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A provider's key goes in and does not come out.</summary>
public sealed class SecretStory(BrowserFixture browsers, SecretStory.TalkativeStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<SecretStory.TalkativeStudio>
{
    private const string Secret = "sk-live-7Qm2vX9pLr4TzK8wBn6Y3f9a";

    [Fact]
    public async Task AKeyEnteredInTheBrowser_IsFoundNowhere()
    {
        using var api = new StudioApi(Server);
        var draft = await api.DraftAsync("Vertex", "vertex", Cancellation);
        var browser = await OpenSignedInAsync(ProviderEditorPage.AddressOf(draft));
        var page = browser.Page;
        var editor = new ProviderEditorPage(page);
        await editor.SavedAsync();

        await page.GetByText("Add key…").ClickAsync();
        await page.GetByLabel("New key").PressSequentiallyAsync(Secret);
        await page.GetByLabel("Its name").FillAsync("Production");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save key" }).ClickAsync();
        await Assertions.Expect(page.GetByText("sk-…3f9a")).ToBeVisibleAsync();
        await editor.SavedAsync();
        AssertAbsent(await page.ContentAsync(), "the editor");
        await editor.CommitAsync("With its key");
        await page.GotoAsync("/activity");
        await browser.InteractiveAsync();
        await page.GetByText("Vertex").First.WaitForAsync();
        AssertAbsent(await page.ContentAsync(), "the activity page");

        string[] addresses =
        [
            "/api/providers",
            "/api/providers/drafts?status=published",
            $"/api/providers/drafts/{draft}",
            "/api/catalog/keys",
            "/openapi/v1.json",
        ];
        foreach (var address in addresses)
        {
            AssertAbsent(await api.TextAsync(address, Cancellation), address);
        }

        var lines = Server.Output.ToString().Split('\n');
        var told = Array.FindIndex(lines, line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.True(told < 0, told < 0 ? null : $"The log tells the key, after '{lines[Math.Max(told - 1, 0)]}'.");
        AssertAbsent(await StorageAsync(page), "the browser's storage");
        foreach (var file in Directory.EnumerateFiles(Server.DataDirectory, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".lock", StringComparison.Ordinal))
            {
                continue; // held by the studio, and empty
            }

            await AssertAbsentAsync(file);
        }
    }

    private static void AssertAbsent(string text, string where) =>
        Assert.False(text.Contains(Secret, StringComparison.Ordinal), $"The key stands in {where}.");

    private static async Task AssertAbsentAsync(string path)
    {
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, Cancellation);
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode])
        {
            Assert.True(
                copy.ToArray().AsSpan().IndexOf(encoding.GetBytes(Secret)) < 0,
                $"The key stands in {Path.GetFileName(path)} as {encoding.WebName}."
            );
        }
    }

    private static Task<string> StorageAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            async () => {
              const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
              for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((resolve, reject) => {
                  const open = indexedDB.open(name);
                  open.onsuccess = () => resolve(open.result);
                  open.onerror = () => reject(open.error);
                });
                for (const store of database.objectStoreNames) {
                  found.push(await new Promise((resolve, reject) => {
                    const all = database.transaction(store).objectStore(store).getAll();
                    all.onsuccess = () => resolve(JSON.stringify(all.result));
                    all.onerror = () => reject(all.error);
                  }));
                }
                database.close();
              }
              return found.join('\n');
            }
            """
        );

    /// <summary>A studio that logs whatever it can say.</summary>
    public sealed class TalkativeStudio()
        : RunningStudio(
            new StudioServerOptions
            {
                LogLines = 1_000_000,
                Variables = ImmutableDictionary<string, string>
                    .Empty.Add("Logging__LogLevel__Default", "Debug")
                    .Add("Logging__LogLevel__Microsoft", "Debug")
                    .Add("Logging__LogLevel__Microsoft.AspNetCore", "Debug")
                    .Add("Logging__LogLevel__Microsoft.EntityFrameworkCore", "Debug"),
            }
        );
}
