using System.Text.Json.Nodes;

namespace DraftStudio.Web.Api;

/// <summary>
/// Endpoint metadata: the further members that a family's own clients look for in a problem (releases <c>reason</c> and
/// <c>errorMessage</c>; templates <c>statusCode</c>, <c>error</c>, <c>message</c>).
/// </summary>
public sealed class ProblemFamily(Action<ProblemDescription, JsonObject> addMembers)
{
    /// <summary>
    /// Where the family's addresses begin: what is answered there before an endpoint is reached (404, 405, 415) has the
    /// members too. Null for a family that asks for no more than its endpoints.
    /// </summary>
    public PathString? Root { get; init; }

    /// <summary>The family of a request: its endpoint's, else the registered one whose addresses it is among.</summary>
    public static ProblemFamily? Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ProblemFamily>()
        ?? context
            .RequestServices.GetServices<ProblemFamily>()
            .FirstOrDefault(family =>
                family.Root is { } root
                && context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)
            );

    public void AddMembers(ProblemDescription problem, JsonObject body) => addMembers(problem, body);
}
