using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Kinds.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>Requests with something wrong in them: refused and nothing written, or taken and kept as they came; nothing else.</summary>
public sealed class ReleaseFuzzTests(ReleaseStudio studio) : IClassFixture<ReleaseStudio>
{
    /// <summary>One of each type.</summary>
    private static readonly string[] Types = ["null", "true", "7", "\"x\"", "[null]", """{"x":"y","uuid":7}"""];

    /// <summary>What is a value of the type and not one to be had, and what is no value.</summary>
    private static readonly string[] Odd =
    [
        "-1",
        "1e999",
        "-0.0000000000000000000000000000000000000001",
        "99999999999999999999999999",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "[]",
        "[[1,{}]]",
        "{}",
        """{"a":1,"a":2}""",
        """{"a":1,"\u0061":2}""",
        "NaN",
        "Infinity",
        "01",
        "1.",
        "'x'",
        "undefined",
        "//",
        "",
    ];

    private static readonly string[] Names = ["updateDraft", "deployDraft", "validate"];

    public static TheoryData<string> Routes => new(Names);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task WrongValues_AtEveryMember_AreRefusedOrKept(string route)
    {
        var workflow = await studio.CreateAsync();
        var before = await StartAsync(workflow);
        var request = Request(workflow);
        var (turn, refused) = (0, 0);
        foreach (var (start, length, name) in Values(request))
        {
            // Every type at every member; of the odd values two at each in turn.
            foreach (var value in Types.Append(Odd[turn++ % Odd.Length]).Append(Odd[turn++ % Odd.Length]))
            {
                var body = Encoding.UTF8.GetBytes(request[..start] + value + request[(start + length)..]);

                var answer = await SendAsync(route, body);

                refused += Hold(answer, $"{name} = {value}") ? 0 : 1;
                before = await KeptAsync(workflow, answer, before, $"{name} = {value}");
            }
        }

        Assert.True(refused > 300, $"Only {refused} were refused.");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task BrokenBytes_AreRefusedOrKept(string route)
    {
        const int seed = 20_261_121;
        var random = new Random(seed);
        var workflow = await studio.CreateAsync();
        var before = await StartAsync(workflow);
        var request = Encoding.UTF8.GetBytes(Request(workflow));
        for (var round = 0; round < 200; round++)
        {
            var body = request.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(body.Length);
                body = random.Next(4) switch
                {
                    0 => body[..at],
                    1 => [.. body[..at], .. body[random.Next(body.Length)..]],
                    2 => [.. body[..at], (byte)random.Next(256), .. body[at..]],
                    _ => [.. body[..at], "{}[]\",:\\0 -"u8[random.Next(11)], .. body[Math.Min(at + 1, body.Length)..]],
                };
                if (body.Length == 0)
                {
                    body = request.ToArray();
                }
            }

            var answer = await SendAsync(route, body);

            var told = string.Create(CultureInfo.InvariantCulture, $"round {round} of seed {seed}");
            Hold(answer, told);
            before = await KeptAsync(workflow, answer, before, told);
        }
    }

    [Theory]
    [InlineData("""{"workflowUuid":"W","nodes":[{"config":{"a":DEEP}}]}""", "[", "]", 10_000_000, 422)]
    [InlineData("""{"workflowUuid":"W","later":DEEP}""", """{"a":""", "}", 100_000, 422)]
    [InlineData("""{"workflowUuid":"W","nodes":DEEP}""", "[", "", 10_000_000, 422)]
    [InlineData("""DEEP""", "[", "]", 10_000_000, 422)]
    [InlineData("""{"workflowUuid":"W","formFields":[DEEP]}""", FieldOf, "]}", 60, 422)]
    public async Task Depth_IsRefused(string body, string open, string close, int size, int status)
    {
        var workflow = await studio.CreateAsync();
        var levels = size > 1_000 ? size / (open.Length + close.Length) : size;
        var deep = new StringBuilder()
            .Insert(0, open, levels)
            .Append(open == FieldOf ? "" : "1")
            .Insert(open.Length * levels + (open == FieldOf ? 0 : 1), close, levels)
            .ToString();

        foreach (var route in Names)
        {
            var answer = await SendAsync(
                route,
                Encoding.UTF8.GetBytes(
                    body.Replace("\"W\"", $"\"{workflow}\"", StringComparison.Ordinal)
                        .Replace("DEEP", deep, StringComparison.Ordinal)
                )
            );
            Assert.True((int)answer.Status is 400 || (int)answer.Status == status, $"{route}: {(int)answer.Status}");
        }

        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
    }

    [Fact]
    public async Task TenMegabytes_AreReadOnceAndRefusedWhereTheyAreWrong()
    {
        var workflow = await studio.CreateAsync();
        var members = string.Join(
            ',',
            Enumerable
                .Range(0, 600_000)
                .Select(static i => string.Create(CultureInfo.InvariantCulture, $"\"m{i}\":{i}"))
        );
        var text = new string('x', 10_000_000);
        foreach (var route in Names)
        {
            (await SendAsync(route, Body("""{"workflowUuid":"W","nodes":[{"config":{""" + members + "}}]}"))).Is(422);
            (
                await SendAsync(route, Body("""{"workflowUuid":"W","nodes":[],"later":{""" + members + ""","m0":1}}"""))
            ).Bad(422, "duplicate_member");
            (await SendAsync(route, Body($$"""{"workflowUuid":"W","nodes":"{{text}}"}"""))).Bad(422, "wrong_type");
            (await SendAsync(route, Body($$"""{"workflowUuid":"W","nodes":[],"{{text}}":"\ud800"}"""))).Bad(
                422,
                "invalid_text"
            );
            (await SendAsync(route, [.. Body("""{"workflowUuid":"W","nodes":["""), .. new byte[10_000_000]])).Bad(
                400,
                "malformed_json"
            );
        }

        (await SendAsync("updateDraft", Body($$"""{"workflowUuid":"{{text}}"}"""))).Bad(404, "workflow_not_found");
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");

        byte[] Body(string body) =>
            Encoding.UTF8.GetBytes(body.Replace("\"W\"", $"\"{workflow}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData(null, 415)]
    public async Task AnythingButJson_IsRefused(string? type, int status)
    {
        foreach (var route in Names)
        {
            var answer = await SendAsync(route, "{}"u8.ToArray(), type);
            Assert.Equal(status, (int)answer.Status);
        }
    }

    private const string FieldOf = """{"slug":"a","name":"A","kind":"array","fields":[""";

    /// <summary>Everything that a request may have, and a group.</summary>
    private static string Request(string workflow)
    {
        var nodes = Sound();
        nodes
            .Find("load")
            .With("connectorUuid", Id("c"))
            .With("name", "Load")
            .With("description", "Loads.")
            .With("retry", JsonNode.Parse("""{"maximumAttempts":3,"initialInterval":10,"backoffCoefficient":1.5}"""));
        nodes
            .Find("wait")
            .With("actionSlug", "group")
            .With(
                "config",
                new JsonObject { ["_nodes"] = new JsonArray(Node("in", "start", "out"), Node("out", "end")) }
            );
        nodes.Add(
            (JsonNode)
                Node("tool", "x", "end").With("kind", "tool").With("toolUuid", Id("t")).With("waitUntilFinished", true)
        );
        nodes.Add(
            (JsonNode)
                Node("agent", "x", "end")
                    .With("kind", "agent")
                    .With("agentUuid", Id("a"))
                    .With("releaseUuid", Id("r"))
                    .With("templateSlug", "t")
        );
        return new JsonObject
        {
            ["workflowUuid"] = workflow,
            ["parentUuid"] = null,
            ["version"] = null,
            ["description"] = "What it does",
            ["nodes"] = nodes,
            ["formFields"] = JsonNode.Parse(
                """[{"slug":"a","name":"A","kind":"enum","enum":["x"],"isRequired":true,"placeholder":"p","description":"d"},{"slug":"b","name":"B","kind":"array","fields":[{"slug":"c","name":"C","kind":"any"}]}]"""
            ),
            ["testRecords"] = JsonNode.Parse("""[{"kind":"id","id":"7","data":{"a":1}},{"kind":"data","data":[1]}]"""),
            ["options"] = JsonNode.Parse(
                $$$"""{"connectorUuidsByIntegrationSlug":{"http":"{{{Id("c")}}}"},"modelUuidsByIntegrationSlug":{"http":"{{{Id("m")}}}"}}"""
            ),
        }.ToJsonString();
    }

    /// <summary>Where each value of a JSON text stands.</summary>
    private static List<(int Start, int Length, string Name)> Values(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        Assert.Equal(json.Length, bytes.Length);
        var reader = new Utf8JsonReader(bytes);
        var values = new List<(int, int, string)>();
        var name = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString() ?? "";
            }
            else if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                var start = (int)reader.TokenStartIndex;
                var rest = reader;
                rest.Skip();
                values.Add((start, (int)rest.BytesConsumed - start, name));
            }
        }

        return values;
    }

    /// <summary>The tag of the draft, which is opened where it was deployed.</summary>
    private async Task<string> StartAsync(string workflow)
    {
        (await studio.UpdateAsync(workflow, null)).Good();
        return (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Good().ETag ?? "";
    }

    /// <summary>True when it was taken.</summary>
    private static bool Hold(FormAnswer answer, string told)
    {
        var status = (int)answer.Status;
        Assert.True(status == 200 || status is >= 400 and < 500, $"{told}: {status} {answer.Text}");
        if (status != 200)
        {
            Assert.True(answer.Body.TryGetProperty("reason", out _), $"{told}: {answer.Text}");
            Assert.True(answer.Body.GetProperty("errorMessage").GetString()?.Length > 0, $"{told}: {answer.Text}");
        }

        return status == 200;
    }

    /// <summary>The tag of the draft as it is now: as before when the request was refused.</summary>
    private async Task<string> KeptAsync(string workflow, FormAnswer answer, string before, string told)
    {
        if ((int)answer.Status != 200)
        {
            var read = await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}", ("If-None-Match", before));
            Assert.True((int)read.Status == 304, $"{told} was refused, and written: {answer.Text}");
            return before;
        }

        return await StartAsync(workflow);
    }

    private async Task<FormAnswer> SendAsync(string route, byte[] body, string? type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(
            route == "updateDraft" ? HttpMethod.Put : HttpMethod.Post,
            ReleaseStudio.Prefix + (route == "validate" ? "/nodes/validate" : "/releases/" + route)
        )
        {
            Content = content,
        };
        using var answer = await studio.Editor.SendAsync(request, TestContext.Current.CancellationToken);
        return new FormAnswer(
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Headers.ETag?.ToString(),
            Replayed: false
        );
    }
}
