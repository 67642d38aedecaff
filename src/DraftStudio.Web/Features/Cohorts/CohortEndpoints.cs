using System.Text.Json.Nodes;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>The cohort form, and what is live of it.</summary>
internal static class CohortEndpoints
{
    public static IEndpointRouteBuilder MapCohorts(this IEndpointRouteBuilder routes) =>
        routes.MapForm<CohortDraftRequest, CohortFormState>(
            new FormRoutes<CohortFormState>
            {
                Kind = routes.ServiceProvider.GetRequiredService<CohortKind>(),
                SavePath = "/cohort/draft",
                Plural = "cohorts",
                ToWire = static state => new CohortFormState(state),
                Example = new JsonObject
                {
                    ["name"] = "Nursing, autumn term",
                    ["active"] = true,
                    ["departments"] = new JsonArray("Nursing"),
                    ["simulations"] = new JsonArray("Intro to Triage"),
                    ["simulation_positions"] = new JsonArray(
                        new JsonObject { ["simulation_id"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4b78", ["value"] = 1 }
                    ),
                    ["simulation_availability"] = new JsonArray(
                        new JsonObject
                        {
                            ["simulation_id"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4b78",
                            ["time"] = "2026-01-01T00:00:00Z",
                            ["type"] = CohortKind.Start,
                        }
                    ),
                    ["idempotency_key"] = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4b77",
                },
            }
        );
}
