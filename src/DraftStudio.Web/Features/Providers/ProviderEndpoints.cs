using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The provider form, what is live of it, and its keys.</summary>
internal static class ProviderEndpoints
{
    public static IEndpointRouteBuilder MapProviders(this IEndpointRouteBuilder routes)
    {
        routes.MapForm<ProviderDraftRequest, ProviderFormState>(
            new FormRoutes<ProviderFormState>
            {
                Kind = routes.ServiceProvider.GetRequiredService<ProviderKind>(),
                SavePath = "/provider/draft",
                Plural = "providers",
                ToWire = static state => new ProviderFormState(state),
                Example = new JsonObject
                {
                    ["name"] = "OpenAI EU",
                    ["value"] = "openai",
                    ["endpoint"] = "https://eu.api.openai.com/v1",
                    ["departments"] = new JsonArray("Sales"),
                    ["active"] = true,
                    ["soft"] = true,
                    ["idempotency_key"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4b77",
                },
            }
        );
        routes
            .MapPost("/api/providers/keys/{key_id}/reveal", RevealAsync)
            .RequirePermission(Permission.KeysReveal)
            .LimitAttempts()
            .WithTags("providers")
            .WithSummary("Read a key's secret back; who did is written down")
            .WithDescription("Not repeatable: each call is an entry in the journal, and its answer is kept nowhere.")
            .Takes<NoBodyWire>(optional: true)
            .Gives<RevealedKeyWire>(
                example: new RevealedKeyWire(
                    Guid.ParseExact("0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4b79", "D"),
                    "the key's secret"
                )
            )
            .Fails("key_not_found");
        return routes;
    }

    private static async Task<IResult> RevealAsync(
        [Microsoft.AspNetCore.Mvc.FromRoute(Name = "key_id")] string keyId,
        HttpContext context,
        KeyReveal keys
    )
    {
        var read = await StrictJson.ReadAsync<NoBodyWire>(
            context.Request,
            JsonRules.StrictOrEmpty,
            context.RequestAborted
        );
        if (!read.TryGet(out _, out var error))
        {
            return Problems.Of(error);
        }

        var key = new ResourceId(Guid.TryParseExact(keyId, "D", out var id) ? id : Guid.Empty);
        var revealed = await keys.RevealAsync(context.Caller(), key, context.RequestAborted);
        return revealed.Match<IResult>(
            secret => new AnswerResult(
                StoredAnswer.Of(new RevealedKeyWire(key.Value, secret.Reveal()), written: false)
            ),
            static failure => Problems.Of(failure)
        );
    }
}

/// <summary>A key's secret.</summary>
internal sealed record RevealedKeyWire(
    [property: JsonPropertyName("key_id")] Guid KeyId,
    [property: JsonPropertyName("key")] string Key
)
{
    public override string ToString() => nameof(RevealedKeyWire);
}
