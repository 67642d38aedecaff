using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Saves what is typed in the files of a template's draft, and what is entered in its forms.</summary>
internal sealed class TemplateSaves(DraftEngine engine, TemplateDrafts drafts)
{
    /// <summary>What the batches of a file are called among the draft's edits, before the page's name and the number.</summary>
    public const string TextPlace = "contents";

    /// <summary>The file that a batch is of; null for anything else.</summary>
    public static string? FileOf(string field) => field.Split('/') is [TextPlace, var file, ..] ? file : null;

    /// <summary>One batch, once: what a page sends again and the history has already is left out.</summary>
    /// <returns>The operation too, that of the first time.</returns>
    public async Task<Result<DraftState>> SaveTextAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        FieldEdit edit,
        CancellationToken cancellationToken
    )
    {
        var (batch, stand) = ((TextBatch)edit.Value!, edit.Stand!); // Batches have both.
        var file = FileOf(edit.Field) ?? "";
        caller = caller with { Client = $"{caller.Client}/{edit.Field}" };
        if (
            await unit.FindDraftAsync(caller.Workspace, draft, cancellationToken) is { } head
            && await SavedGestures.FindAsync(unit, caller, head, batch.BaseVersion, cancellationToken) is { } saved
        )
        {
            return new DraftState(head, await engine.LoadAsync(unit, head, null, cancellationToken), saved);
        }

        return await engine.ChangeAsync(
            unit,
            caller,
            draft,
            (document, inner, token) => PutAsync(inner, caller, draft, document, file, batch, stand, token),
            Precondition.BasedOn(stand.Version),
            null,
            cancellationToken
        );
    }

    /// <summary>What was entered in the forms, all on one version.</summary>
    public async Task<Result<DraftState>> SaveFieldsAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        ImmutableArray<FieldEdit> edits,
        CancellationToken cancellationToken
    )
    {
        var changed = await drafts.ChangeAsync(
            unit,
            caller,
            draft.ToString(),
            Precondition.BasedOn(edits[0].BaseVersion),
            (template, _, _) => Task.FromResult(Enter(template, edits)),
            null,
            cancellationToken
        );
        return changed.Map(static template => new DraftState(template.Draft!, template.Document, null)); // It is one's.
    }

    /// <summary>On the version that it was made on; on a later one, it is to be there whatever others did.</summary>
    private async Task<Result<Document>> PutAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        Document document,
        string file,
        TextBatch batch,
        EditStand stand,
        CancellationToken cancellationToken
    )
    {
        if (stand.Version == batch.BaseVersion)
        {
            return await TextBatches.ApplyAsync(unit, caller.Workspace, document, file, batch, cancellationToken);
        }

        var head = await unit.FindDraftAsync(caller.Workspace, draft, cancellationToken);
        return head is null
            ? TemplateDrafts.NotFound()
            : await TextBatches.ForceAsync(
                unit,
                caller.Workspace,
                document,
                await engine.LoadAsync(unit, head, batch.BaseVersion, cancellationToken),
                file,
                batch,
                cancellationToken
            );
    }

    private static Result<Document> Enter(TemplateState template, ImmutableArray<FieldEdit> edits)
    {
        foreach (var edit in edits)
        {
            if (!EnterOne(template, edit).TryGet(out var next, out var error))
            {
                return error is DraftError.Invalid invalid
                    ? new DraftError.Invalid(
                        invalid.Code,
                        [.. invalid.Errors.Select(one => one with { Field = edit.Field })]
                    )
                    : error;
            }

            template = template with { Document = next };
        }

        return template.Document;
    }

    private static Result<Document> EnterOne(TemplateState template, FieldEdit edit)
    {
        try
        {
            return TemplateField.Parse(edit.Field)?.Enter(template, edit.Value as string)
                ?? DraftError.Of("unknown_id", "/" + edit.Field, edit.Field, "There is no such input.");
        }
        catch (JsonException exception)
        {
            return Malformed(edit, JsonLayout.Fault(edit.Value as string ?? "", exception));
        }
        catch (ArgumentException exception)
        {
            return Malformed(edit, "This cannot be taken: " + exception.Message);
        }
    }

    private static DraftError Malformed(FieldEdit edit, string message) =>
        DraftError.Of("malformed_json", "/" + edit.Field, edit.Field, message);
}
