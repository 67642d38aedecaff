using System.Net;
using System.Text.Json;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>What a route of a form answered.</summary>
public sealed record FormAnswer(HttpStatusCode Status, string Text, string? ETag, bool Replayed)
{
    public string? RetryAfter { get; init; }

    public JsonElement Body
    {
        get
        {
            using var document = JsonDocument.Parse(Text);
            return document.RootElement.Clone();
        }
    }

    public string DraftId => Body.GetProperty("draft_id").GetString()!; // Every answer about a draft has it.

    public string Key => Body.GetProperty("idempotency_key").GetString()!; // It is never null.

    public string? Message => Body.GetProperty("message").GetString();

    public JsonElement State => Body.GetProperty("form_state");

    public int Version => State.GetProperty("version").GetInt32();

    public JsonElement Field(string name) => State.GetProperty("fields").GetProperty(name);

    public List<string?> Texts(string member) =>
        [.. State.GetProperty(member).EnumerateArray().Select(static entry => entry.GetString())];

    public string? Text1(string member) => State.GetProperty(member).GetString();

    public JsonElement Proposal(string key) =>
        State
            .GetProperty("proposals")
            .EnumerateArray()
            .Single(proposal => proposal.GetProperty("idempotency_key").GetString() == key);

    public FormAnswer Good()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{(int)Status}: {Text}");
        return this;
    }

    public FormAnswer Is(int status)
    {
        Assert.True((int)Status == status, $"{(int)Status}, not {status}: {Text}");
        return this;
    }

    public FormAnswer Bad(int status, string code)
    {
        Assert.True((int)Status == status, $"{(int)Status}, not {status}: {Text}");
        Assert.Equal(code, Body.GetProperty("code").GetString());
        return this;
    }

    /// <summary>The entry for a pointer, which there must be.</summary>
    public JsonElement Error(string pointer)
    {
        var errors = Body.GetProperty("errors").EnumerateArray().ToList();
        return Assert.Single(errors, error => error.GetProperty("pointer").GetString() == pointer);
    }
}
