using System.Text.Json.Nodes;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What clients of releases look for in a problem: a reason, and what it says.</summary>
internal static class ReleaseProblems
{
    public static readonly ProblemFamily Family = new(AddMembers);

    private static void AddMembers(ProblemDescription problem, JsonObject body)
    {
        body["reason"] = problem.Code switch
        {
            "not_publishable" => "draftReleaseNodesAreInvalid",
            "invalid_release_version" => "invalidReleaseVersion",
            var code => ReleaseAnswers.ReasonOf(code),
        };
        body["errorMessage"] = problem.Detail;
    }
}
