using System.Text.Json.Nodes;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.WebUtilities;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What clients of templates look for in a problem: the status, what it is called, and what it says.</summary>
internal static class TemplateProblems
{
    public const string Root = "/api/templates";

    public static readonly ProblemFamily Family = new(AddMembers) { Root = Root };

    private static void AddMembers(ProblemDescription problem, JsonObject body)
    {
        body["statusCode"] = problem.Status;
        body["error"] = ReasonPhrases.GetReasonPhrase(problem.Status);
        body["message"] = problem.Detail;
    }
}
