using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>One client that saves its own provider draft over and over, and remembers what was acknowledged.</summary>
public sealed class SavingClient(int number)
{
    private int saves;

    /// <summary>What it was told, across all rounds.</summary>
    public SavedDraft Draft { get; private set; } = new(null, 0, "", null);

    /// <summary>Acknowledged saves, across all rounds.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Saves until the server is gone.</summary>
    /// <exception cref="InvalidOperationException">The server refused a save.</exception>
    public async Task SaveUntilKilledAsync(HttpClient http, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            saves++;
            var save = new PendingSave($"client-{number}-save-{saves}", $"Provider {number}, save {saves}");
            Draft = Draft with { InDoubt = save };
            try
            {
                await SendAsync(http, save);
            }
            catch (HttpRequestException)
            {
                return; // killed: no answer, so the save is in doubt
            }
        }
    }

    /// <summary>
    /// After the restart: the acknowledged save is there, or the one in doubt; the one in doubt, sent again with its key,
    /// has one effect in all.
    /// </summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(HttpClient http, CancellationToken cancellationToken)
    {
        List<string> wrong = [];
        if (Draft.Id is { } id)
        {
            var (version, name) = await ReadAsync(http, id, cancellationToken);
            var kept = version == Draft.Version && string.Equals(name, Draft.Name, StringComparison.Ordinal);
            var doubtful =
                Draft.InDoubt is { } pending
                && version == Draft.Version + 1
                && string.Equals(name, pending.Name, StringComparison.Ordinal);
            if (!kept && !doubtful)
            {
                wrong.Add(
                    $"client {number}: version {Draft.Version} '{Draft.Name}' was acknowledged (in doubt: '{Draft.InDoubt?.Name}'), there is version {version} '{name}'"
                );
            }
        }

        if (Draft.InDoubt is { } again)
        {
            var before = Draft.Version;
            await SendAsync(http, again);
            if (before > 0 && Draft.Version != before + 1)
            {
                wrong.Add($"client {number}: save '{again.Key}' sent twice made version {Draft.Version} of {before}");
            }

            // Draft.Id was set by the answer that SendAsync has just read.
            var (version, name) = await ReadAsync(http, Draft.Id!, cancellationToken);
            if (version != Draft.Version || !string.Equals(name, again.Name, StringComparison.Ordinal))
            {
                wrong.Add(
                    $"client {number}: after the retry there is version {version} '{name}', not version {Draft.Version} '{again.Name}'"
                );
            }
        }

        return wrong;
    }

    private static async Task<(int Version, string? Name)> ReadAsync(
        HttpClient http,
        string id,
        CancellationToken cancellationToken
    )
    {
        using var answer = await http.GetAsync(
            new Uri($"/api/providers/drafts/{id}", UriKind.Relative),
            cancellationToken
        );
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            return (0, null);
        }

        var state = await FormStateAsync(answer, cancellationToken);
        return ((int)state["version"]!, (string?)state["name"]); // the contract's form state has a version
    }

    private static async Task<JsonNode> FormStateAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {body}"
            );
        }

        try
        {
            var root = JsonNode.Parse(body);
            return root?["form_state"] ?? root ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"No form state in: {body}", e);
        }
    }

    private async Task SendAsync(HttpClient http, PendingSave save)
    {
        var request = new JsonObject { ["idempotency_key"] = save.Key, ["name"] = save.Name };
        if (Draft.Id is { } id)
        {
            request["draft_id"] = id;
        }

        // Not cancelled by the kill: an answer that was on its way counts as acknowledged.
        using var answer = await http.PostAsJsonAsync(
            new Uri("/provider/draft", UriKind.Relative),
            request,
            CancellationToken.None
        );
        var body = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"client {number}: save '{save.Key}' answered {(int)answer.StatusCode}: {body}"
            );
        }

        // An answer that says 200 and is cut off by the kill is an HttpRequestException above, not half a body.
        var root = JsonNode.Parse(body)!;
        Draft = new SavedDraft((string)root["draft_id"]!, (int)root["form_state"]!["version"]!, save.Name, null);
        Acknowledged++;
    }
}
