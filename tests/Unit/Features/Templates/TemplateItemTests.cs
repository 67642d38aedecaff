using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateStudio;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>Processors, inputs and settings.</summary>
public abstract class TemplateItemTests(TemplateStudio studio)
{
    [Theory]
    [InlineData(
        "processors",
        """{"type":"dataset","datasetId":"ds-456","name":"sales","later":{"b":[1.50,null],"a":"x"}}"""
    )]
    [InlineData(
        "inputs",
        """{"name":"month","label":"Month","driver":"date","dataType":"date","required":true,"multiple":false,"defaultValue":1.0e3,"help":null,"defn":{"z":1,"a":2},"later":"x"}"""
    )]
    public async Task AnItem_ComesBackAsItWasSent(string items, string body)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        var added = (await SendTextAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/{items}", body)).Is(201);

        Assert.Equal($"{Root}/{draft}/{items}/{added.Id}", added.Location);
        using var sent = JsonDocument.Parse(body);
        foreach (var member in sent.RootElement.EnumerateObject())
        {
            Assert.Equal(member.Value.GetRawText(), added.Body.GetProperty(member.Name).GetRawText());
        }

        Assert.Equal(0, added.Body.GetProperty("index").GetInt32());
        Assert.Equal(added.Text, (await studio.GetAsync(added.Location!)).Is(200).Text); // Asserted above.
        (await studio.CommitAsync(report.Id)).Is(200);
        var live = Assert.Single((await studio.GetAsync($"{Root}/{report.Id}/{items}")).Is(200).Items);
        Assert.Equal(added.Id, live.GetProperty("id").GetString());
        Assert.Equal(added.Body.GetProperty("later").GetRawText(), live.GetProperty("later").GetRawText());
    }

    [Theory]
    [InlineData("processors")]
    [InlineData("inputs")]
    public async Task Items_HaveAnOrder_ThatIndexAndReorderChange(string items)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var address = $"{Root}/{draft}/{items}";
        var a = await AddAsync("a", null);
        var b = await AddAsync("b", null);
        var c = await AddAsync("c", 0);
        Assert.Equal(["c", "a", "b"], await NamesAsync());

        (await studio.PutAsync($"{address}/{c}", Item("c", 99))).Is(200);
        Assert.Equal(["a", "b", "c"], await NamesAsync());
        var kept = (await studio.PutAsync($"{address}/{b}", Item("B", null))).Is(200);
        Assert.Equal(1, kept.Body.GetProperty("index").GetInt32());
        var ordered = (
            await studio.PostAsync($"{address}/_reorder", new JsonObject { ["ids"] = new JsonArray(c, a, b) })
        ).Is(200);
        Assert.Equal(["c", "a", "B"], ordered.Items.Select(static item => item.GetProperty("name").GetString()));
        Assert.Equal([0, 1, 2], ordered.Items.Select(static item => item.GetProperty("index").GetInt32()));

        var version = (await studio.GetAsync(address)).ETag;
        foreach (
            var (ids, code) in ((JsonArray, string)[])
                [
                    (new JsonArray(c, a), "required"),
                    (new JsonArray(c, a, a), "duplicate_id"),
                    (new JsonArray(c, a, b, "x"), "unknown_id"),
                ]
        )
        {
            (await studio.PostAsync($"{address}/_reorder", new JsonObject { ["ids"] = ids })).Bad(422, code);
        }

        Assert.Equal(version, (await studio.GetAsync(address)).ETag);
        (await studio.DeleteAsync($"{address}/{a}")).Is(204);
        (await studio.DeleteAsync($"{address}/{a}")).Bad(404, items[..^1] + "_not_found");
        (await studio.PutAsync($"{address}/{a}", Item("a", null))).Bad(404, items[..^1] + "_not_found");
        Assert.Equal(["c", "B"], await NamesAsync());

        async Task<string> AddAsync(string name, int? index) =>
            (await studio.PostAsync(address, Item(name, index))).Is(201).Id;

        async Task<List<string?>> NamesAsync() =>
            [
                .. (await studio.GetAsync(address))
                    .Is(200)
                    .Items.Select(static item => item.GetProperty("name").GetString()),
            ];

        static JsonObject Item(string name, int? index)
        {
            var item = new JsonObject { ["name"] = name, ["type"] = "query" };
            if (index is not null)
            {
                item["index"] = index;
            }

            return item;
        }
    }

    [Theory]
    [InlineData("processors", """{}""", "required", "/type")]
    [InlineData("processors", """{"type":"magic"}""", "unknown_value", "/type")]
    [InlineData("processors", """{"type":7}""", "wrong_type", "/type")]
    [InlineData("processors", """{"type":"query","index":-1}""", "wrong_type", "/index")]
    [InlineData("processors", """{"type":"query","name":{}}""", "wrong_type", "/name")]
    [InlineData("inputs", """{"name":"a","driver":"slider"}""", "unknown_value", "/driver")]
    [InlineData("inputs", """{"name":"a","required":"yes"}""", "wrong_type", "/required")]
    [InlineData("inputs", """{"name":"a","a":1,"a":2}""", "duplicate_member", "/a")]
    [InlineData("inputs", """{"name":"\u0000"}""", "nul_character", "/name")]
    [InlineData("inputs", """[]""", "wrong_type", "")]
    public async Task AnItemThatCannotBeTaken_IsRefused(string items, string body, string code, string pointer)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        var refused = (await SendTextAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/{items}", body)).Bad(
            422,
            code
        );

        Assert.Contains(pointer, refused.Errors);
        Assert.Equal("\"0\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
    }

    [Fact]
    public async Task EveryDriver_IsTaken()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        foreach (
            var driver in (string[])
                [
                    "text",
                    "textarea",
                    "number",
                    "date",
                    "datetime",
                    "select",
                    "multiselect",
                    "checkbox",
                    "radio",
                    "dataset",
                    "datasource",
                ]
        )
        {
            (
                await studio.PostAsync(
                    $"{Root}/{draft}/inputs",
                    new JsonObject { ["name"] = driver, ["driver"] = driver }
                )
            ).Is(201);
        }

        (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(11, (await studio.GetAsync($"{Root}/{report.Id}/inputs")).Items.Count);
    }

    [Fact]
    public async Task Settings_AreReplacedByPut_AndMergedByPatch()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var address = $"{Root}/{draft}/settings";

        await PutAsync("""{"z":1,"pdf":{"pageSize":"letter","margins":{"top":1.50}},"list":[{"a":null}]}""");
        var merged = (
            await SendTextAsync(
                studio.Editor,
                HttpMethod.Patch,
                address,
                """{"pdf":{"pageSize":null,"margins":{"left":2}},"new":{"a":null,"b":1}}"""
            )
        ).Is(200);

        Assert.Equal(
            """{"z":1,"pdf":{"margins":{"top":1.50,"left":2}},"list":[{"a":null}],"new":{"b":1}}""",
            merged.Text
        );
        Assert.Equal("\"2\"", merged.ETag);
        Assert.Equal(merged.Text, (await studio.GetAsync(address)).Is(200).Text);
        using var patch = new StringContent("""{"list":null}""");
        patch.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/merge-patch+json");
        Assert.Equal(
            """{"z":1,"pdf":{"margins":{"top":1.50,"left":2}},"new":{"b":1}}""",
            (await SendContentAsync(studio.Editor, HttpMethod.Patch, address, patch)).Is(200).Text
        );
        await PutAsync("""{"a":1}""");
        (await SendTextAsync(studio.Editor, HttpMethod.Patch, address, "[1]")).Bad(422, "wrong_type");
        (await SendTextAsync(studio.Editor, HttpMethod.Put, address, "null")).Bad(422, "wrong_type");
        (await SendTextAsync(studio.Editor, HttpMethod.Put, address, "{")).Bad(400, "malformed_json");

        async Task PutAsync(string settings) =>
            Assert.Equal(
                settings,
                (await SendTextAsync(studio.Editor, HttpMethod.Put, address, settings)).Is(200).Text
            );
    }

    [Fact]
    public async Task Change_OfATemplatesOwnMembers_MergesHandlerOptions()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        var changed = (
            await studio.PatchAsync(
                $"{Root}/{draft}",
                JsonNode.Parse(
                    $$$"""{"name":"Weekly","description":null,"handler":"html","handlerOptions":{"margin":null,"scale":1.10},"letterheadId":"lh-1","templateFileId":"{{{report.Header}}}"}"""
                )! // It is no null.
            )
        ).Is(200);

        Assert.Equal(
            ("Weekly", "html", "lh-1"),
            (changed.Get("name"), changed.Get("handler"), changed.Get("letterheadId"))
        );
        Assert.Null(changed.Get("description"));
        Assert.Equal("""{"pageSize":"letter","scale":1.10}""", changed.Body.GetProperty("handlerOptions").GetRawText());
        Assert.Equal("\"1\"", changed.ETag);
        var committed = (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(report.Header, committed.Get("templateFileId"));
        Assert.StartsWith("monthly-report", committed.Get("slug"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":""}""", "required")]
    [InlineData("""{"name":null}""", "required")]
    [InlineData("""{"handler":"fax"}""", "unknown_value")]
    [InlineData("""{"handlerOptions":[]}""", "wrong_type")]
    [InlineData("""{"templateFileId":"nothing"}""", "unknown_id")]
    [InlineData("""{"slug":"x"}""", "unknown_member")]
    public async Task AChangeThatCannotBeTaken_IsRefused(string body, string code)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        (await SendTextAsync(studio.Editor, HttpMethod.Patch, $"{Root}/{draft}", body)).Bad(422, code);

        Assert.Equal("\"0\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
    }
}

public sealed class SqliteTemplateItemTests(TemplateStudio studio)
    : TemplateItemTests(studio),
        IClassFixture<TemplateStudio>;

public sealed class PostgresTemplateItemTests(PostgresTemplateStudio studio)
    : TemplateItemTests(studio),
        IClassFixture<PostgresTemplateStudio>;
