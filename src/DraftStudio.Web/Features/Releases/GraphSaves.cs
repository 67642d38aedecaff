using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Saves what was done in a workflow's graph, and what was entered beside it.</summary>
internal sealed class GraphSaves(DraftEngine engine)
{
    /// <summary>
    /// One gesture, once: what a page sends again, or a later page for an earlier one, and the history has already, is
    /// left out.
    /// </summary>
    public async Task<Result<DraftState>> SaveBatchAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        FieldEdit edit,
        ImmutableArray<FieldEdit> made,
        CancellationToken cancellationToken
    )
    {
        var (batch, stand) = ((GraphBatch)edit.Value!, edit.Stand!); // Gestures have both.
        caller = caller with { Client = batch.Origin ?? $"{caller.Client}/{stand.Number}" };
        if (
            await unit.FindDraftAsync(caller.Workspace, draft, cancellationToken) is { } head
            && await SavedGestures.FindAsync(unit, caller, head, stand.Version, cancellationToken) is not null
        )
        {
            return new DraftState(head, await engine.LoadAsync(unit, head, null, cancellationToken), null);
        }

        return await engine.ContinueAsync(
            unit,
            caller,
            draft,
            stand.Version,
            (document, _, _) => Task.FromResult(Apply(document, made)),
            (document, _, _) => Task.FromResult(batch.ApplyTo(document)),
            batch.Label,
            cancellationToken
        );
    }

    /// <summary>What was typed into inputs, all on one version.</summary>
    public Task<Result<DraftState>> SaveFieldsAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        ImmutableArray<FieldEdit> edits,
        CancellationToken cancellationToken
    ) =>
        engine.ChangeAsync(
            unit,
            caller,
            draft,
            (document, _, _) => Task.FromResult(Enter(document, edits)),
            Precondition.BasedOn(edits[0].BaseVersion),
            null,
            cancellationToken
        );

    private static Result<Document> Apply(Document document, ImmutableArray<FieldEdit> made)
    {
        foreach (var edit in made)
        {
            var applied = ((GraphBatch)edit.Value!).ApplyTo(document); // Gestures have one.
            if (!applied.TryGet(out var next, out var error))
            {
                return error;
            }

            document = next;
        }

        return document;
    }

    private static Result<Document> Enter(Document document, ImmutableArray<FieldEdit> edits)
    {
        foreach (var edit in edits)
        {
            if (!EnterOne(document, edit).TryGet(out var next, out var error))
            {
                return error is DraftError.Invalid invalid
                    ? new DraftError.Invalid(
                        invalid.Code,
                        [.. invalid.Errors.Select(one => one with { Field = edit.Field })]
                    )
                    : error;
            }

            document = next;
        }

        return document;
    }

    private static Result<Document> EnterOne(Document document, FieldEdit edit)
    {
        try
        {
            var entered = edit.Value as string;
            return NodeField.Parse(edit.Field) is { } field
                ? Whole(field, entered) is { } refused
                    ? refused
                    : GraphEdits.Apply(document, [field.ChangeTo(entered)])
                : EntryField.Parse(edit.Field) is { } entry
                    ? entry.Enter(document, entered)
                    : ReleaseUpdate.Set(document, edit.Field, edit.Value as string ?? "null");
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

    /// <summary>A node is removed on the canvas, not by clearing its text.</summary>
    private static DraftError? Whole(NodeField field, string? entered) =>
        field.Member.IsEmpty && string.IsNullOrWhiteSpace(entered)
            ? DraftError.Of("required", "", null, "A node cannot be nothing. Delete it on the canvas.")
            : null;
}
