using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>Turns failures into problems: the one place where a status is chosen.</summary>
public static class Problems
{
    /// <summary>How long a client should leave a request that is still at work alone.</summary>
    private const int RetryAfterSeconds = 1;

    /// <param name="error">Why a verb failed.</param>
    /// <param name="members">Further members of the body: the current state for <c>version_conflict</c>, the conflicts as the family writes them. They win over the defaults.</param>
    public static ProblemResult Of(DraftError error, JsonObject? members = null) => new(With(Describe(error), members));

    public static ProblemResult Of(string code, string detail, JsonObject? members = null) =>
        new(
            new ProblemDescription
            {
                Code = code,
                Status = StatusOf(code, StatusCodes.Status500InternalServerError),
                Detail = detail,
                Members = members,
            }
        );

    public static ProblemResult Of(ProblemDescription problem) => new(problem);

    public static ProblemDescription Describe(DraftError error) =>
        error.Match(
            Forbidden,
            static _ => Plain("own_proposal", 403, "This workspace forbids deciding one's own proposal."),
            static e => Plain(e.Code, StatusOf(e.Code, 404), e.Message),
            static e => Listed(e.Code, StatusOf(e.Code, 422), e.Errors),
            VersionConflict,
            Conflicting,
            UndoBlocked,
            static e => Unpublishable(e),
            ProposalResolved,
            static e => Plain(e.Code, StatusOf(e.Code, 409), e.Message),
            static _ => Plain("idempotency_key_reused", 422, "The key was sent before, with another request."),
            static _ =>
                Plain("request_in_progress", 409, "The first request with the key is still at work.") with
                {
                    RetryAfter = RetryAfterSeconds,
                }
        );

    public static ProblemDescription Forbidden(Permission permission) =>
        Plain("forbidden", 403, $"This needs the permission {permission.Name}.") with
        {
            Members = new JsonObject { ["permission"] = permission.Name },
        };

    private static ProblemDescription Forbidden(DraftError.Forbidden error) => Forbidden(error.Permission);

    private static ProblemDescription VersionConflict(DraftError.VersionConflict error) =>
        Plain(
            "version_conflict",
            error.FromHeader ? 412 : 409,
            string.Create(CultureInfo.InvariantCulture, $"The draft is at version {error.Current.Version} by now.")
        ) with
        {
            Members = new JsonObject { ["current_version"] = error.Current.Version },
        };

    private static ProblemDescription Conflicting(DraftError.Conflicting error) =>
        Plain(error.Code, StatusOf(error.Code, 409), "Somebody else changed the same fields.") with
        {
            Errors =
            [
                .. error.Conflicts.Select(conflict => new FieldError(
                    conflict.Path.ToString(),
                    conflict.Path.IsRoot ? null : conflict.Path.Segments[0],
                    error.Code,
                    "Changed by somebody else."
                )),
            ],
            Members = new JsonObject { ["current_version"] = error.Current.Version },
        };

    private static ProblemDescription UndoBlocked(DraftError.UndoBlocked error) =>
        Plain("undo_conflict", 409, $"{error.By.AuthorName} changed the same since: {error.By.Label}.") with
        {
            Errors =
            [
                .. error.Paths.Select(path => new FieldError(
                    path.ToString(),
                    path.IsRoot ? null : path.Segments[0],
                    "undo_conflict",
                    $"Changed since by {error.By.AuthorName}."
                )),
            ],
            Members = new JsonObject
            {
                ["by"] = error.By.AuthorName,
                ["label"] = error.By.Label,
                ["version"] = error.By.Version,
            },
        };

    private static ProblemDescription Unpublishable(DraftError.Unpublishable error) =>
        Listed(
            "not_publishable",
            422,
            [
                .. error
                    .Problems.Where(static problem => !problem.IsWarning)
                    .Select(static problem => new FieldError(
                        problem.Path.ToString(),
                        problem.Path.IsRoot ? null : problem.Path.Segments[0],
                        problem.Code,
                        problem.Message
                    )),
            ]
        ) with
        {
            Detail = "The draft has problems that block its commit.",
        };

    private static ProblemDescription ProposalResolved(DraftError.ProposalResolved error) =>
        Plain("proposal_already_resolved", 409, $"The proposal is {NameOf(error.Proposal.Status)} already.") with
        {
            Members = new JsonObject
            {
                ["proposal_status"] = NameOf(error.Proposal.Status),
                ["decided_by"] = error.Proposal.DecidedByName,
                ["decided_at"] = error.Proposal.DecidedAt,
            },
        };

    private static string NameOf(ProposalStatus status) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    private static ProblemDescription Listed(string code, int status, ImmutableArray<FieldError> errors) =>
        Plain(
            code,
            status,
            errors.Length == 1
                ? errors[0].Message
                : string.Create(CultureInfo.InvariantCulture, $"{errors.Length} members cannot be taken.")
        ) with
        {
            Errors = errors,
        };

    private static ProblemDescription Plain(string code, int status, string detail) =>
        new()
        {
            Code = code,
            Status = status,
            Detail = detail,
        };

    private static ProblemDescription With(ProblemDescription problem, JsonObject? members)
    {
        if (members is null)
        {
            return problem;
        }

        var all = problem.Members ?? [];
        foreach (var (name, value) in members)
        {
            all[name] = value?.DeepClone();
        }

        return problem with
        {
            Members = all,
        };
    }

    private static int StatusOf(string code, int otherwise) =>
        ProblemCatalogue.Find(code) is { Status: > 0 } known ? known.Status : otherwise;
}
