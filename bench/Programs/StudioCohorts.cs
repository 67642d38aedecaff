using System.Net.Http.Json;
using System.Text.Json;

namespace DraftStudio.Bench.Programs;

/// <summary>A cohort's draft of a studio that was just started, made as its users make it.</summary>
internal static class StudioCohorts
{
    /// <summary>A draft with so many simulations in order and profiles with a persona each; its id.</summary>
    public static async Task<string> CreateAsync(
        Uri studio,
        int simulations,
        int profiles,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { BaseAddress = studio };
        http.DefaultRequestHeaders.Authorization = StudioSettings.Authorization;
        var played = await AddAsync("simulations", "Simulation", simulations);
        var people = await AddAsync("profiles", "Profile", profiles);
        var persona = (await AddAsync("personas", "Persona", 1))[0];
        var made = await PostAsync(
            "/cohort/draft",
            new
            {
                name = "Emergency nursing",
                simulation_ids = played,
                simulation_positions = played.Select((id, i) => new { simulation_id = id, value = i + 1 }),
                profile_ids = people,
                profile_personas = people.Select(id => new { profile_id = id, persona_id = persona }),
            }
        );
        return TextOf(made, "draft_id");

        async Task<List<string>> AddAsync(string type, string name, int count)
        {
            List<string> ids = [];
            for (var i = 0; i < count; i++)
            {
                ids.Add(TextOf(await PostAsync($"/api/catalog/{type}", new { value = $"{name} {i + 1:0000}" }), "id"));
            }

            return ids;
        }

        async Task<JsonElement> PostAsync(string path, object body)
        {
            using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
    }

    private static string TextOf(JsonElement answer, string member) =>
        answer.TryGetProperty(member, out var text)
            ? text.GetString()! // a text by the contract
            : throw new InvalidOperationException($"Nothing was made: {answer}");
}
