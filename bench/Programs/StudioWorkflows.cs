using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace DraftStudio.Bench.Programs;

/// <summary>Workflows of a studio that was just started, made as scripts make them.</summary>
internal static class StudioWorkflows
{
    private const string Prefix = "/v1/orchestration";

    /// <summary>A new workflow; its uuid.</summary>
    public static async Task<string> CreateAsync(Uri studio, CancellationToken cancellationToken)
    {
        using var http = Open(studio);
        using var answer = await http.PostAsJsonAsync(
            $"{Prefix}/workflows",
            new { name = "Measured" },
            cancellationToken
        );
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return made.TryGetProperty("workflow", out var workflow)
            ? workflow.GetProperty("uuid").GetString()! // a text by the contract
            : throw new InvalidOperationException($"No workflow was made: {made}");
    }

    /// <summary>Puts a request into the workflow's draft; the draft's uuid. Nothing may be wrong with the graph.</summary>
    public static async Task<string> UpdateAsync(Uri studio, string request, CancellationToken cancellationToken)
    {
        using var http = Open(studio);
        using var body = new StringContent(request, Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync($"{Prefix}/releases/updateDraft", body, cancellationToken);
        var saved = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return saved.TryGetProperty("release", out var release) && !saved.TryGetProperty("issues", out _)
            ? release.GetProperty("uuid").GetString()! // a text by the contract
            : throw new InvalidOperationException(
                $"The graph was not saved, or something is wrong with it: {saved.ToString()[..500]}"
            );
    }

    private static HttpClient Open(Uri studio)
    {
        var http = new HttpClient { BaseAddress = studio };
        http.DefaultRequestHeaders.Authorization = StudioSettings.Authorization;
        return http;
    }
}
