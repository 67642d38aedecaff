using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>What a route of templates answered.</summary>
public sealed record TemplateAnswer(HttpStatusCode Status, byte[] Bytes, string? ETag, string? Location, bool Replayed)
{
    public required HttpResponseMessage Message { get; init; }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Body
    {
        get
        {
            using var document = JsonDocument.Parse(Bytes);
            return document.RootElement.Clone();
        }
    }

    public string Id => Body.GetProperty("id").GetString()!; // Every template, file, processor and input has one.

    public TemplateAnswer Is(int status)
    {
        Assert.True((int)Status == status, $"{(int)Status}, not {status}: {Text}");
        return this;
    }

    public TemplateAnswer Bad(int status, string code)
    {
        Is(status);
        var body = Body;
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal(status, body.GetProperty("statusCode").GetInt32());
        Assert.NotEmpty(body.GetProperty("error").GetString()!); // Every status has a phrase.
        Assert.Equal(body.GetProperty("detail").GetString(), body.GetProperty("message").GetString());
        return this;
    }

    public string? Get(string member) => Body.GetProperty(member).GetString();

    public List<string> Links => [.. Body.GetProperty("_links").EnumerateObject().Select(static link => link.Name)];

    public string? Link(string name) =>
        Body.GetProperty("_links").TryGetProperty(name, out var link) ? link.GetProperty("href").GetString() : null;

    /// <summary>The entries of a list, whatever they are.</summary>
    public List<JsonElement> Items =>
        [.. Body.GetProperty("_embedded").EnumerateObject().Single().Value.EnumerateArray()];

    public List<string?> Errors =>
        [
            .. Body.GetProperty("errors")
                .EnumerateArray()
                .Select(static error => error.GetProperty("pointer").GetString()),
        ];
}
