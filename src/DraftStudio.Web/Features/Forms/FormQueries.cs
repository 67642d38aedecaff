using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Reads what the lists and the commit of forms are asked for.</summary>
internal static class FormQueries
{
    private const int MessageLimit = 10_000;

    public static Result<DraftQuery> ReadDrafts(HttpContext context, FormKind kind)
    {
        var query = context.Request.Query;
        if (
            !PageRequest.Read(context.Request, CursorOrder.Time).TryGet(out var page, out var error)
            || !ReadStatuses(query["status"].ToString()).TryGet(out var statuses, out error)
            || !ReadFlag(query, "mine").TryGet(out var mine, out error)
        )
        {
            return error;
        }

        var caller = context.Caller();
        return new DraftQuery
        {
            Workspace = caller.Workspace,
            Kind = kind.Name,
            Statuses = statuses,
            Owner = mine ? caller.User : null,
            Search = query["search"].ToString() is { Length: > 0 } search ? search : null,
            Cursor = page.Cursor,
            Limit = page.Limit,
        };
    }

    public static Result<ArtifactQuery> ReadArtifacts(HttpContext context, string kind)
    {
        var query = context.Request.Query;
        if (
            !ReadOrder(query["order"].ToString()).TryGet(out var order, out var error)
            || !PageRequest
                .Read(context.Request, order == ArtifactOrder.Title ? CursorOrder.Text : CursorOrder.Time)
                .TryGet(out var page, out error)
            || !ReadFlag(query, "retired").TryGet(out var retired, out error)
            || !ReadFlag(query, "descending").TryGet(out var descending, out error)
        )
        {
            return error;
        }

        return new ArtifactQuery
        {
            Workspace = context.Caller().Workspace,
            Kind = kind,
            Retired = retired,
            Descending = descending,
            Order = order,
            Search = query["search"].ToString() is { Length: > 0 } search ? search : null,
            Cursor = page.Cursor,
            Limit = page.Limit,
        };
    }

    public static Result<CommitDraft> ReadCommit(HttpRequest request, FormKind kind, string id, PublishFormWire body)
    {
        if (
            !Preconditions.Read(request, body.ExpectedVersion).TryGet(out var precondition, out var error)
            || !Resolutions.Read(body.Resolutions).TryGet(out var resolutions, out error)
            || !ReadFields(kind, body.Fields).TryGet(out var fields, out error)
        )
        {
            return error;
        }

        return body.Message?.Length > MessageLimit
            ? DraftError.Of(
                "too_long",
                "/message",
                "message",
                string.Create(CultureInfo.InvariantCulture, $"At most {MessageLimit:N0} characters.")
            )
            : new CommitDraft
            {
                Draft = FormIds.Draft(id),
                Precondition = precondition,
                Message = body.Message?.Trim() ?? "",
                Only = fields.Paths,
                Resolutions = resolutions,
                Force = body.Force == true,
            };
    }

    /// <summary>A query value that is true or false; false when it is absent.</summary>
    public static Result<bool> ReadFlag(IQueryCollection query, string name) =>
        query[name].ToString() switch
        {
            "true" or "1" => true,
            "" or "false" or "0" => false,
            _ => Unknown(name, "The value is true or false."),
        };

    private static Result<ImmutableArray<DraftStatus>> ReadStatuses(string text)
    {
        var statuses = ImmutableArray.CreateBuilder<DraftStatus>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<DraftStatus>(word, ignoreCase: true, out var status) || !char.IsAsciiLetter(word[0]))
            {
                return Unknown("status", "A status is active, dormant, discarded or published.");
            }

            statuses.Add(status);
        }

        return statuses.ToImmutable();
    }

    private static Result<ArtifactOrder> ReadOrder(string text) =>
        text switch
        {
            "" or "title" => ArtifactOrder.Title,
            "updated" => ArtifactOrder.Updated,
            _ => Unknown("order", "The order is title or updated."),
        };

    private static Result<Chosen> ReadFields(FormKind kind, ImmutableArray<string>? names)
    {
        if (names is not { } chosen)
        {
            return default(Chosen);
        }

        var paths = ImmutableArray.CreateBuilder<DocumentPath>();
        for (var i = 0; i < chosen.Length; i++)
        {
            if (kind.Find(chosen[i]) is not { } field)
            {
                return DraftError.Of(
                    "unknown_value",
                    JsonPointer.Append("/fields", i),
                    "fields",
                    "The form has no such field."
                );
            }

            paths.Add(field.Path);
        }

        return new Chosen(paths.ToImmutable());
    }

    private static DraftError Unknown(string name, string message) =>
        DraftError.Of("unknown_value", $"/{name}", name, message);

    private readonly record struct Chosen(ImmutableArray<DocumentPath>? Paths);
}
