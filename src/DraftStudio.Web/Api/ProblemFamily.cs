using System.Text.Json.Nodes;

namespace DraftStudio.Web.Api;

/// <summary>
/// Endpoint metadata: the further members that a family's own clients look for in a problem (releases <c>reason</c> and
/// <c>errorMessage</c>; templates <c>statusCode</c>, <c>error</c>, <c>message</c>).
/// </summary>
public sealed class ProblemFamily(Action<ProblemDescription, JsonObject> addMembers)
{
    public void AddMembers(ProblemDescription problem, JsonObject body) => addMembers(problem, body);
}
