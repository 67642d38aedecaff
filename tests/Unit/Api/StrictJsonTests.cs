using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed class StrictJsonTests
{
    [Fact]
    public void Parse_AbsentNullAndValue_AreThreeThings()
    {
        var wire = Value("""{"name":null,"tags":["a"]}""");

        Assert.True(wire.Name.IsPresent);
        Assert.Null(wire.Name.Value);
        Assert.Equal("a", Assert.Single(wire.Tags.Value!)); // Present, so it has the value that was sent.
        Assert.False(wire.Active.IsPresent);
    }

    [Theory]
    [InlineData("", "malformed_json", "")]
    [InlineData("{", "malformed_json", "")]
    [InlineData("""{"name":"a",}""", "malformed_json", "/name")]
    [InlineData("""{"name":/* no */"a"}""", "malformed_json", "/name")]
    [InlineData("""{"name":"a"} {}""", "malformed_json", "")]
    [InlineData("""{"count":NaN}""", "malformed_json", "/count")]
    [InlineData("""[]""", "wrong_type", "")]
    [InlineData("""null""", "wrong_type", "")]
    [InlineData("""{"name":1}""", "wrong_type", "/name")]
    [InlineData("""{"active":"yes"}""", "wrong_type", "/active")]
    [InlineData("""{"count":1.5}""", "wrong_type", "/count")]
    [InlineData("""{"count":"1"}""", "wrong_type", "/count")]
    [InlineData("""{"count":99999999999}""", "wrong_type", "/count")]
    [InlineData("""{"tags":"a"}""", "wrong_type", "/tags")]
    [InlineData("""{"tags":["a",2]}""", "wrong_type", "/tags/1")]
    [InlineData("""{"rows":[{"id":"x"}]}""", "wrong_type", "/rows/0/id")]
    [InlineData("""{"rows":[{}]}""", "required", "/rows/0/id")]
    [InlineData("""{"mood":"angry"}""", "unknown_value", "/mood")]
    [InlineData("""{"mood":1}""", "unknown_value", "/mood")]
    [InlineData("""{"a/b~c":1}""", "unknown_member", "/a~1b~0c")]
    [InlineData("""{"Name":"a"}""", "unknown_member", "/Name")]
    [InlineData("""{"name":"a","name":"a"}""", "duplicate_member", "/name")]
    [InlineData("""{"name":"a","n\u0061me":"a"}""", "duplicate_member", "/name")]
    [InlineData("""{"name":"a\u0000"}""", "nul_character", "/name")]
    [InlineData("""{"tags":["","\ud800"]}""", "invalid_text", "/tags/1")]
    [InlineData("""{"\udc00":1}""", "invalid_text", "")]
    public void Parse_BadInput_NamesTheMember(string json, string code, string pointer)
    {
        var error = Error(Encoding.UTF8.GetBytes(json));

        Assert.Equal(code, error.Code);
        Assert.Equal(pointer, error.Errors[0].Pointer);
    }

    [Fact]
    public void Parse_SeveralFaults_AreAllListed()
    {
        var error = Error("""{"name":1,"nope":2,"rows":[{"id":3}]}"""u8.ToArray());

        Assert.Equal("/name /nope /rows/0/id", string.Join(' ', error.Errors.Select(static e => e.Pointer)));
        Assert.Equal("name nope rows", string.Join(' ', error.Errors.Select(static e => e.Field)));
    }

    [Fact]
    public void Parse_InvalidUtf8_IsMalformed() =>
        Assert.Equal("malformed_json", Error([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]).Code);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "too_deep")]
    [InlineData(5000, "too_deep")]
    public void Parse_Depth_IsLimited(int depth, string? code)
    {
        var json = $$"""{"any":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        var result = StrictJson.Parse<Wire>(Encoding.UTF8.GetBytes(json), JsonRules.Strict);

        Assert.Equal(code, (result.Error as DraftError.Invalid)?.Code);
    }

    [Fact]
    public void Parse_Lenient_IgnoresUnknownMembers() =>
        Assert.Equal(
            "a",
            StrictJson
                .Parse<Wire>("""{"name":"a","x":{"y":1}}"""u8.ToArray(), JsonRules.Lenient)
                .Match(static wire => wire.Name.Value, static _ => "failed")
        );

    [Fact]
    public void Parse_NulAllowed_KeepsIt() =>
        Assert.Equal(
            "a\0",
            StrictJson
                .Parse<Wire>("""{"name":"a\u0000"}"""u8.ToArray(), new JsonRules { AllowNul = true })
                .Match(static wire => wire.Name.Value, static _ => "failed")
        );

    [Theory]
    [InlineData("text/plain", "{}", "unsupported_media_type")]
    [InlineData(null, "{}", "unsupported_media_type")]
    [InlineData("application/json; charset=utf-16", "{}", "unsupported_media_type")]
    [InlineData("application/json", "  ", "malformed_json")]
    [InlineData("application/json", """{"name":"0123456789"}""", "body_too_large")]
    [InlineData("application/json; charset=utf-8", "{}", null)]
    [InlineData("application/vnd.x+json", "{}", null)]
    public async Task ReadAsync_Envelope_IsChecked(string? contentType, string body, string? code)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = contentType;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));

        var result = await StrictJson.ReadAsync<Wire>(
            context.Request,
            new JsonRules { Limit = 20 },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(code, (result.Error as DraftError.Invalid)?.Code);
    }

    [Fact]
    public async Task ReadAsync_NoBodyWhereNoneIsNeeded_IsAnEmptyObject()
    {
        var context = new DefaultHttpContext();

        var result = await StrictJson.ReadAsync<Wire>(
            context.Request,
            JsonRules.StrictOrEmpty,
            TestContext.Current.CancellationToken
        );

        Assert.True(result.TryGet(out var body, out _));
        Assert.False(body.Value.Name.IsPresent);
    }

    /// <summary>Seeded, so that a failure can be played again: whatever bytes come, there is an answer and no exception.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Parse_MutatedBodies_NeverThrow(int seed)
    {
        var random = new Random(seed);
        byte[][] seeds =
        [
            """{"name":"OpenAI","tags":["a","b"],"active":true,"count":3,"rows":[{"id":"0190a3c4-0000-7000-8000-000000000001"}],"mood":"calm"}"""u8.ToArray(),
            """{"any":{"deep":[[[{"x":null}]]],"n":1e400},"name":"\ud83d\ude00","count":-0}"""u8.ToArray(),
        ];
        byte[][] scraps =
        [
            "\\u0000"u8.ToArray(),
            "\\ud800"u8.ToArray(),
            "[["u8.ToArray(),
            "NaN"u8.ToArray(),
            "1e999"u8.ToArray(),
            "null"u8.ToArray(),
            "\"name\":1,"u8.ToArray(),
            [0xFF],
            [0xEF, 0xBB, 0xBF],
            [0xED, 0xA0, 0x80],
            [0],
        ];
        for (var round = 0; round < 5000; round++)
        {
            var body = seeds[random.Next(seeds.Length)].ToList();
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(body.Count + 1);
                switch (random.Next(3))
                {
                    case 0:
                        body.InsertRange(at, scraps[random.Next(scraps.Length)]);
                        break;
                    case 1 when at < body.Count:
                        body[at] = (byte)random.Next(256);
                        break;
                    default:
                        body.RemoveRange(at, Math.Min(random.Next(1, 8), body.Count - at));
                        break;
                }
            }

            var error = StrictJson.Parse<Wire>(body.ToArray(), JsonRules.Strict).Error;

            if (error is not null)
            {
                var invalid = Assert.IsType<DraftError.Invalid>(error);
                Assert.NotEmpty(invalid.Errors);
                Assert.NotNull(ProblemCatalogue.Find(invalid.Code));
            }
        }
    }

    private static Wire Value(string json) =>
        StrictJson
            .Parse<Wire>(Encoding.UTF8.GetBytes(json), JsonRules.Strict)
            .Match(static wire => wire, static error => throw new Xunit.Sdk.XunitException(error.ToString()));

    private static DraftError.Invalid Error(byte[] json) =>
        Assert.IsType<DraftError.Invalid>(StrictJson.Parse<Wire>(json, JsonRules.Strict).Error);

    private enum Mood
    {
        Calm,
        Happy,
    }

    private sealed record Row
    {
        [JsonPropertyName("id")]
        public required Guid Id { get; init; }
    }

    private sealed record Wire
    {
        [JsonPropertyName("name")]
        public Optional<string?> Name { get; init; }

        [JsonPropertyName("tags")]
        public Optional<string[]?> Tags { get; init; }

        [JsonPropertyName("active")]
        public Optional<bool?> Active { get; init; }

        [JsonPropertyName("count")]
        public Optional<int> Count { get; init; }

        [JsonPropertyName("rows")]
        public Row[]? Rows { get; init; }

        [JsonPropertyName("mood")]
        public Mood? Mood { get; init; }

        [JsonPropertyName("any")]
        public JsonElement Any { get; init; }
    }
}
