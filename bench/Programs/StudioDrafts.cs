using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;

namespace DraftStudio.Bench.Programs;

/// <summary>Provider drafts of a studio that was just started, made as its users make them.</summary>
internal static class StudioDrafts
{
    public const string SavePath = "/provider/draft";

    public static async Task<ImmutableArray<string>> CreateAsync(
        Uri studio,
        int count,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { BaseAddress = studio };
        http.DefaultRequestHeaders.Authorization = StudioSettings.Authorization;
        var drafts = ImmutableArray.CreateBuilder<string>(count);
        for (var i = 0; i < count; i++)
        {
            using var answer = await http.PostAsJsonAsync(
                SavePath,
                new
                {
                    name = $"Provider {i}",
                    description = "Models for the support desk, billed to the department that asks.",
                    value = $"provider-{i}",
                    endpoint = $"https://models-{i}.example.org/v1",
                    active = true,
                },
                cancellationToken
            );
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            drafts.Add(
                body.TryGetProperty("draft_id", out var id)
                    ? id.GetString()! // a text by the contract
                    : throw new InvalidOperationException($"No draft was made: {body}")
            );
        }

        return drafts.MoveToImmutable();
    }

    /// <summary>A save that leaves the draft as <see cref="CreateAsync"/> made it.</summary>
    public static string RepeatingBody(string draft, int number) =>
        $$"""{"draft_id":"{{draft}}","name":"Provider {{number}}"}""";

    /// <summary>A save that sets the name; the digits at the mark make it another one each time.</summary>
    public static string RenameBody(string draft) =>
        $$"""{"draft_id":"{{draft}}","name":"Provider {{Http.ChangingRequest.Mark}}"}""";
}
