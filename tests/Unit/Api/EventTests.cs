using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public abstract class EventTests(StudioHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_TellsWhatHappens_AndGoesOnWhereItWasLeft()
    {
        await using var own = await host.AnotherAsync();
        using var admin = own.Admin();
        using var stream = await OpenAsync(admin, null);

        await RenameAsync(admin, "Renamed once");
        var first = await ReadAsync(stream);
        while (!string.Equals(first.Name, "workspace.changed", StringComparison.Ordinal))
        {
            // What was written before and numbered after the stream began is told too.
            first = await ReadAsync(stream);
        }

        await RenameAsync(admin, "Renamed twice");
        await RenameAsync(admin, "Renamed thrice");
        using var resumed = await OpenAsync(admin, first.Id);
        var second = await ReadAsync(resumed);
        var third = await ReadAsync(resumed);

        Assert.Equal("workspace.changed", first.Name);
        Assert.Equal("Administrator", first.Data.GetProperty("user_name").GetString());
        Assert.Equal(NumberOf(first) + 1, NumberOf(second));
        Assert.Equal(NumberOf(first) + 2, NumberOf(third));
        Assert.DoesNotContain("Renamed", first.Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OfAnotherWorkspace_IsNotTold()
    {
        using var admin = await host.SignInAsync(StudioHost.AdminEmail);
        await admin.PostAsJsonAsync("/api/workspaces", new { name = "Quiet", slug = "quiet" }, Cancel);
        using var quiet = await OpenAsync(admin, "0", "?ws=quiet");
        using var token = host.Admin();
        await RenameAsync(token, "Renamed in main");

        await admin.PatchAsJsonAsync("/api/workspace?ws=quiet", new { name = "Quieter" }, Cancel);
        var first = await ReadAsync(quiet);
        var second = await ReadAsync(quiet);

        // Between the entry that made it and its own renaming it hears nothing of the other's.
        Assert.Equal(("1", "workspace.created"), (first.Id, first.Name));
        Assert.Equal(("2", "workspace.changed"), (second.Id, second.Name));
    }

    [Fact]
    public async Task Stream_OfARevokedToken_Ends()
    {
        var user = await host.AddUserAsync("listener@example.org", Role.Viewer);
        using var client = host.WithToken(await host.AddTokenAsync(user));
        using var stream = await OpenAsync(client, null);

        using var admin = host.Admin();
        await admin.DeleteAsync($"/api/users/{user}", Cancel);

        string? line;
        do
        {
            line = await stream.ReadLineAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        } while (line is not null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Stream_BadLastEventId_IsRefused()
    {
        using var admin = host.Admin();
        admin.DefaultRequestHeaders.Add("Last-Event-ID", "yesterday");

        Assert.Equal("invalid_cursor", await StudioHost.CodeOf(await admin.GetAsync("/api/events", Cancel)));
    }

    private static long NumberOf((string Id, string Name, JsonElement Data) told) =>
        long.Parse(told.Id, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task RenameAsync(HttpClient client, string name) =>
        Assert.Equal(
            HttpStatusCode.OK,
            (await client.PatchAsJsonAsync("/api/workspace", new { name }, Cancel)).StatusCode
        );

    private static async Task<StreamReader> OpenAsync(HttpClient client, string? after, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events" + query);
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(": connected", await reader.ReadLineAsync(Cancel).AsTask().WaitAsync(Patience, Cancel));
        return reader;
    }

    private static async Task<(string Id, string Name, JsonElement Data)> ReadAsync(StreamReader stream)
    {
        var (id, name) = ("", "");
        while (true)
        {
            var line = await stream.ReadLineAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
            switch (line?.Split(": ", 2))
            {
                case ["id", var value]:
                    id = value;
                    break;
                case ["event", var value]:
                    name = value;
                    break;
                case ["data", var value]:
                    using (var document = JsonDocument.Parse(value))
                    {
                        return (id, name, document.RootElement.Clone());
                    }

                case null:
                    throw new EndOfStreamException("The stream ended.");
                default:
                    break;
            }
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteEventTests(StudioHost host) : EventTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresEventTests(PostgresStudioHost host)
    : EventTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
