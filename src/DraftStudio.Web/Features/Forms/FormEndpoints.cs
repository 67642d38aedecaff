using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The routes that every form has. A kind maps them with its own wire records and adds nothing.</summary>
internal static class FormEndpoints
{
    public static IEndpointRouteBuilder MapForm<TRequest, TState>(
        this IEndpointRouteBuilder routes,
        FormRoutes<TState> form
    )
        where TRequest : FormRequestWire
        where TState : FormStateWire
    {
        routes
            .MapPost(form.SavePath, new FormSaving<TRequest, TState>(form).SaveAsync)
            .WithTags(form.Plural)
            .WithName($"{form.Name}-draft")
            .WithSummary($"Save, propose, accept or reject values of a {form.Name} draft")
            .WithDescription(
                "Absent members stay as they are; null, an empty text or an empty list clears. An id wins over a value. "
                    + "With `soft` the values are proposed; `accept` with the proposal's `idempotency_key` decides it. "
                    + "Needs `drafts.write`, or `proposals.create` to propose, or `proposals.decide` to decide."
            )
            .Takes<TRequest>(example: form.Example)
            .Gives<FormAnswerWire<TState>>(example: new FormExamples<TState>(form).Answer)
            .Fails(FormSaving<TRequest, TState>.Codes);
        routes.MapFormDrafts(form);
        routes.MapFormArtifacts(form);
        return routes;
    }
}
