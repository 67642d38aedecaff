using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The processors of a template, and its inputs: two lists with the same verbs.</summary>
internal static class TemplateItemEndpoints
{
    public static void Map(RouteGroupBuilder templates)
    {
        Map<ProcessorListWire, ProcessorWire>(
            templates,
            TemplateItems.Processors,
            TemplateExamples.Processor,
            TemplateExamples.OneProcessor,
            TemplateExamples.Processors
        );
        Map<InputListWire, InputWire>(
            templates,
            TemplateItems.Inputs,
            TemplateExamples.Input,
            TemplateExamples.OneInput,
            TemplateExamples.Inputs
        );
    }

    private static void Map<TList, TBody>(
        RouteGroupBuilder templates,
        TemplateItems items,
        object body,
        object one,
        object list
    )
        where TList : notnull
        where TBody : notnull
    {
        var missing = items.Noun + "_not_found";
        var all = templates.MapGroup("/{id}/" + items.Name);
        all.MapGet(
                "",
                (string id, HttpContext context, IDraftStore store, TemplateDrafts drafts) =>
                    ListAsync(id, context, store, drafts, items)
            )
            .RequirePermission(Permission.Read)
            .WithSummary($"List a template's {items.Name} in their order")
            .Gives<TList>(example: list)
            .Fails("template_not_found", "out_of_range");
        all.MapPost(
                "",
                (string id, HttpContext context, TemplateWrites writes, TimeProvider time) =>
                    AddAsync(id, context, writes, time, items)
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary($"Add one to a draft's {items.Name}, at `index` or at the end")
            .WithDescription("Members beyond those listed are kept as they come.")
            .Takes<TBody>(example: body)
            .Gives<TemplateItemWire>(StatusCodes.Status201Created, one)
            .Fails(
                "template_not_found",
                "edit_requires_draft",
                "unknown_value",
                "too_long",
                "too_many",
                "version_conflict"
            );
        all.MapGet(
                "/{itemId}",
                (string id, string itemId, HttpContext context, IDraftStore store, TemplateDrafts drafts) =>
                    GetAsync(id, itemId, context, store, drafts, items)
            )
            .RequirePermission(Permission.Read)
            .WithSummary($"Read one of a template's {items.Name}")
            .Gives<TemplateItemWire>(example: one)
            .Fails("template_not_found", missing);
        all.MapPut(
                "/{itemId}",
                (string id, string itemId, HttpContext context, TemplateWrites writes) =>
                    PutAsync(id, itemId, context, writes, items)
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary($"Replace one of a draft's {items.Name}; `index` moves it")
            .Takes<TBody>(example: body)
            .Gives<TemplateItemWire>(example: one)
            .Fails(
                "template_not_found",
                missing,
                "edit_requires_draft",
                "unknown_value",
                "too_long",
                "version_conflict"
            );
        all.MapDelete(
                "/{itemId}",
                (string id, string itemId, HttpContext context, TemplateWrites writes) =>
                    DeleteAsync(id, itemId, context, writes, items)
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary($"Delete one of a draft's {items.Name}")
            .Produces(StatusCodes.Status204NoContent)
            .Fails("template_not_found", missing, "edit_requires_draft", "version_conflict");
        all.MapPost(
                "/_reorder",
                (string id, HttpContext context, TemplateWrites writes) => ReorderAsync(id, context, writes, items)
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary($"Put a draft's {items.Name} in another order: every id once")
            .Takes<ReorderWire>(example: TemplateExamples.Reorder)
            .Gives<TList>(example: list)
            .Fails("template_not_found", "edit_requires_draft", "unknown_id", "duplicate_id", "version_conflict");
    }

    private static async Task<IResult> ListAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateItems items
    )
    {
        var found = await drafts.FindAsync(store, context.Caller(), id, context.RequestAborted);
        return
            found.TryGet(out var template, out var error)
            && TemplateQueries.Read(context.Request).TryGet(out var part, out error)
            ? new AnswerResult(AnswerList(template, items, part, context.Request))
            : Problems.Of(error);
    }

    private static async Task<IResult> GetAsync(
        string id,
        string itemId,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateItems items
    )
    {
        var found = await drafts.FindAsync(store, context.Caller(), id, context.RequestAborted);
        return
            found.TryGet(out var template, out var error)
            && TemplateAnswers.Item(template, items, itemId).TryGet(out var item, out error)
            ? new AnswerResult(StoredAnswer.Of(item, written: false, version: template.Version))
            : Problems.Of(error);
    }

    private static Task<IResult> AddAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        TimeProvider time,
        TemplateItems items
    ) =>
        writes.ChangeAsync(
            context,
            items.Noun + ".add",
            id,
            (json, _) =>
            {
                if (Refuse(items, json) is { } refused)
                {
                    return refused;
                }

                var itemId = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
                return new TemplateWrites.Change(
                    (template, _, _) =>
                        Task.FromResult<Result<Core.Documents.Document>>(
                            items.Read(template.Document).Length < TemplateLimits.Items
                                ? items.Put(template.Document, itemId, json, template.Ids.FromWire)
                                : DraftError.Of(
                                    "too_many",
                                    "",
                                    null,
                                    string.Create(
                                        CultureInfo.InvariantCulture,
                                        $"A template has at most {TemplateLimits.Items:N0} {items.Name}."
                                    )
                                )
                        ),
                    (_, template, _) =>
                        Task.FromResult(
                            Answer(template, items, itemId) with
                            {
                                Status = StatusCodes.Status201Created,
                                Location = $"{TemplateLinksWire.AddressOf(template.Id)}/{items.Name}/{itemId}",
                            }
                        )
                );
            }
        );

    private static Task<IResult> PutAsync(
        string id,
        string itemId,
        HttpContext context,
        TemplateWrites writes,
        TemplateItems items
    ) =>
        writes.ChangeAsync(
            context,
            items.Noun + ".put",
            id,
            (json, known) =>
            {
                if (!items.Has(known.Document, itemId))
                {
                    return TemplateAnswers.NotFound(items);
                }

                if (Refuse(items, json) is { } refused)
                {
                    return refused;
                }

                return new TemplateWrites.Change(
                    (template, _, _) =>
                        Task.FromResult<Result<Core.Documents.Document>>(
                            items.Has(template.Document, itemId)
                                ? items.Put(template.Document, itemId, json, template.Ids.FromWire)
                                : TemplateAnswers.NotFound(items)
                        ),
                    (_, template, _) => Task.FromResult(Answer(template, items, itemId))
                );
            }
        );

    private static Task<IResult> DeleteAsync(
        string id,
        string itemId,
        HttpContext context,
        TemplateWrites writes,
        TemplateItems items
    ) =>
        writes.PlainAsync(
            context,
            items.Noun + ".delete",
            id,
            (caller, _) =>
                writes.WorkOf(
                    caller,
                    id,
                    new TemplateWrites.Change(
                        (template, _, _) =>
                            Task.FromResult<Result<Core.Documents.Document>>(
                                items.Has(template.Document, itemId)
                                    ? items.Remove(template.Document, itemId)
                                    : TemplateAnswers.NotFound(items)
                            ),
                        (_, template, _) => Task.FromResult(StoredAnswer.Empty(template.Written, template.Version))
                    )
                )
        );

    private static Task<IResult> ReorderAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        TemplateItems items
    ) =>
        writes.ChangeAsync(
            context,
            items.Noun + ".reorder",
            id,
            (json, _) =>
                StrictJson
                    .Parse<ReorderWire>(Encoding.UTF8.GetBytes(json.GetRawText()), JsonRules.Strict)
                    .TryGet(out var sent, out var error)
                    ? new TemplateWrites.Change(
                        (template, _, _) => Task.FromResult(items.Reorder(template.Document, sent.Ids)),
                        (_, template, _) =>
                            Task.FromResult(
                                AnswerList(
                                    template,
                                    items,
                                    new TemplateQueries(0, PageRequest.MaxLimit),
                                    context.Request
                                )
                            ),
                        $"Reorder {items.Name}"
                    )
                    : error
        );

    private static DraftError? Refuse(TemplateItems items, JsonElement json) =>
        items.Refuse(json) is { IsEmpty: false } errors ? new DraftError.Invalid(errors[0].Code, errors) : null;

    private static StoredAnswer Answer(TemplateState template, TemplateItems items, string itemId) =>
        TemplateAnswers
            .Item(template, items, itemId)
            .Match(
                item => StoredAnswer.Of(item, template.Written, version: template.Version),
                static _ => throw new InvalidOperationException("The item was just written.")
            );

    private static StoredAnswer AnswerList(
        TemplateState template,
        TemplateItems items,
        TemplateQueries part,
        HttpRequest request
    )
    {
        var all = TemplateAnswers.Items(template, items);
        var chosen = all.Skip(part.Start).Take(part.Count).ToArray();
        var links = part.Links(request, all.Length);
        return items == TemplateItems.Processors
            ? StoredAnswer.Of(
                new ProcessorListWire
                {
                    Start = part.Start,
                    Count = chosen.Length,
                    Total = all.Length,
                    Embedded = new EmbeddedProcessorsWire([.. chosen]),
                    Links = links,
                },
                template.Written,
                version: template.Version
            )
            : StoredAnswer.Of(
                new InputListWire
                {
                    Start = part.Start,
                    Count = chosen.Length,
                    Total = all.Length,
                    Embedded = new EmbeddedInputsWire([.. chosen]),
                    Links = links,
                },
                template.Written,
                version: template.Version
            );
    }
}
