using DraftStudio.Core.Access;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The one route of a form's contract.</summary>
internal sealed class FormSaving<TRequest, TState>(FormRoutes<TState> form)
    where TRequest : FormRequestWire
    where TState : FormStateWire
{
    public static readonly string[] Codes =
    [
        "forbidden",
        "own_proposal",
        "draft_not_found",
        "proposal_not_found",
        "invalid_id",
        "unknown_id",
        "unknown_name",
        "invalid_time",
        "unknown_value",
        "too_long",
        "too_many",
        "masked_key",
        "key_required",
        "ambiguous_name",
        "exclusive_flags",
        "draft_id_mismatch",
        "ack_without_key",
        "ambiguous_ack",
        "not_selected",
        "version_conflict",
        "proposal_conflict",
        "proposal_already_resolved",
        "draft_closed",
        "draft_mismatch",
        "not_a_proposal",
    ];

    public async Task<IResult> SaveAsync(HttpContext context, FormWrites writes)
    {
        var caller = context.Caller();
        if (
            !caller.May(form.Kind.WritePermission)
            && !caller.May(Permission.ProposalsCreate)
            && !caller.May(Permission.ProposalsDecide)
        )
        {
            return Problems.Of(Problems.Forbidden(form.Kind.WritePermission));
        }

        var read = await StrictJson.ReadAsync<TRequest>(context.Request, JsonRules.Strict, context.RequestAborted);
        return
            !read.TryGet(out var body, out var error)
            || !body.Value.Read(context.Request).TryGet(out var request, out error)
            ? Problems.Of(error)
            : await request.Match(
                save => writes.SaveAsync(context, form, save, body.Bytes),
                ack => writes.DecideAsync(context, form, ack, body.Bytes)
            );
    }
}
