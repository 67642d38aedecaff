using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <content>Undo and redo: each appends what takes the caller's own operation back, or makes it again.</content>
public sealed partial class DraftEngine
{
    private const int HistoryPage = 64;

    /// <summary>
    /// Takes back the caller's own last operation that is not undone. Answers <c>nothing_to_undo</c> where there is none
    /// (a commit that took an operation out ends the walk), and blocks where what came later built upon it.
    /// </summary>
    public Task<Result<DraftState>> UndoAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        CancellationToken cancellationToken
    ) => StepBackAsync(unit, caller, draft, undo: true, cancellationToken);

    /// <summary>Makes again what the caller undid last, unless they have changed something since.</summary>
    public Task<Result<DraftState>> RedoAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        CancellationToken cancellationToken
    ) => StepBackAsync(unit, caller, draft, undo: false, cancellationToken);

    /// <summary>What the next undo and redo of the caller would take back and make again: their labels, null for none.</summary>
    public static async Task<(string? Undo, string? Redo)> PeekAsync(
        IDraftReader reader,
        Caller caller,
        Draft draft,
        CancellationToken cancellationToken
    )
    {
        var undo = await FindStepAsync(reader, caller, draft, undo: true, cancellationToken);
        var redo = await FindStepAsync(reader, caller, draft, undo: false, cancellationToken);
        return (undo?.Label, redo?.Label);
    }

    private async Task<Result<DraftState>> StepBackAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        bool undo,
        CancellationToken cancellationToken
    )
    {
        var found = await FindWritableAsync(unit, caller, draft, cancellationToken);
        if (!found.TryGet(out var head, out var error))
        {
            return error;
        }

        if (await FindStepAsync(unit, caller, head, undo, cancellationToken) is not { } target)
        {
            return undo
                ? new DraftError.Refused("nothing_to_undo", "There is no change of yours left to undo.")
                : new DraftError.Refused("nothing_to_redo", "There is nothing to redo.");
        }

        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        if (TakeBack(document, target, out var next) is { } blocked)
        {
            return blocked;
        }

        return await AppendAsync(
            unit,
            caller,
            head,
            document,
            next,
            new Step(
                undo ? OperationKind.Undo : OperationKind.Redo,
                undo ? "draft.undone" : "draft.redone",
                target.Label
            )
            {
                Undoes = target.Original,
                Always = true,
            },
            cancellationToken
        );
    }

    /// <param name="Original">The version of the operation that is taken back or made again.</param>
    /// <param name="Source">The operation whose inverse does it: the last that made, or unmade, the original.</param>
    /// <param name="Later">What came after the source, oldest first.</param>
    private sealed record UndoStep(int Original, string Label, Operation Source, ImmutableArray<Operation> Later);

    /// <summary>
    /// Walks the history from the newest operation back. The newest mention of an operation says whether it stands; the
    /// caller's newest standing one is what undo takes, the newest undone one what redo makes again.
    /// </summary>
    private static async Task<UndoStep?> FindStepAsync(
        IDraftReader reader,
        Caller caller,
        Draft head,
        bool undo,
        CancellationToken cancellationToken
    )
    {
        var newest = new Dictionary<int, Operation>();
        var later = new List<Operation>();
        var before = head.Version + 1;
        while (before > 1)
        {
            var page = await reader.ReadHistoryAsync(head.Workspace, head.Id, before, HistoryPage, cancellationToken);
            foreach (var operation in page)
            {
                before = operation.Version;
                if (operation.Kind == OperationKind.Commit)
                {
                    return null;
                }

                if (operation.Author == caller.User)
                {
                    if (operation is { Kind: OperationKind.Undo or OperationKind.Redo, Undoes: { } undoes })
                    {
                        newest.TryAdd(undoes, operation);
                        if (!undo && operation.Kind == OperationKind.Undo && newest[undoes] == operation)
                        {
                            return StepOf(undoes, operation, later);
                        }
                    }
                    else if (operation.Kind is OperationKind.Edit or OperationKind.Accept or OperationKind.Restore)
                    {
                        if (!undo)
                        {
                            return null;
                        }

                        var source = newest.GetValueOrDefault(operation.Version, operation);
                        if (source.Kind != OperationKind.Undo)
                        {
                            return StepOf(operation.Version, source, later);
                        }
                    }
                }

                later.Add(operation);
            }

            if (page.IsEmpty)
            {
                break;
            }
        }

        return null;
    }

    private static UndoStep StepOf(int original, Operation source, List<Operation> newestFirst) =>
        new(
            original,
            source.Label,
            source,
            [.. newestFirst.Where(operation => operation.Version > source.Version).Reverse()]
        );

    /// <summary>Null with the next document, or why what came later forbids it.</summary>
    private static DraftError? TakeBack(Document document, UndoStep step, out Document next)
    {
        next = document;
        foreach (var change in step.Source.Changes.Reverse())
        {
            if (change.IsEdit)
            {
                var inverse = change.Invert().Edits;
                foreach (var operation in step.Later)
                {
                    foreach (var since in operation.Changes.Where(since => since.Path.Overlaps(change.Path)))
                    {
                        if (!since.IsEdit)
                        {
                            return new DraftError.UndoBlocked(operation, [change.Path]);
                        }

                        inverse = TextEdits.Transform(inverse, since.Edits);
                    }
                }

                if (next.At(change.Path) is not TextNode text)
                {
                    return new DraftError.UndoBlocked(step.Source, [change.Path]);
                }

                next = next.With(change.Path, text.With(inverse));
            }
            else if (DocumentNode.Same(document.At(change.Path), change.After))
            {
                next = next.Apply([change.Invert()]);
            }
            else
            {
                var by = step.Later.LastOrDefault(operation =>
                    operation.Changes.Any(since => since.Path.Overlaps(change.Path))
                );
                return new DraftError.UndoBlocked(by ?? step.Source, [change.Path]);
            }
        }

        return null;
    }
}
