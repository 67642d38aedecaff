using System.Collections.Concurrent;
using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Templates in the editing feature: what is typed in files, and what is entered in the forms beside them.</summary>
internal sealed class TemplateEditorKind(
    TemplateKind kind,
    TemplateDrafts drafts,
    TemplateSaves saves,
    TemplateAnalysis analysis,
    TextVersions versions
) : IEditorKind
{
    // What a save met and the view does not show: the lines that both changed, by the field of the batch.
    private readonly ConcurrentDictionary<string, ImmutableArray<TextConflict>> lines = new(StringComparer.Ordinal);

    // What the page shows: names of files are in no change.
    private TemplateView? shown;

    public string Kind => kind.Name;

    public async Task<object> ViewAsync(
        IDraftReader reader,
        Caller caller,
        Draft draft,
        Document document,
        object? earlier,
        CancellationToken cancellationToken
    )
    {
        var before = earlier as TemplateView;
        var problems = kind.Validate(document);
        return shown = new TemplateView
        {
            Draft = draft,
            Document = document,
            Caller = caller,
            Origin =
                before?.Draft is { } known && known.Id == draft.Id && known.BaseSnapshot == draft.BaseSnapshot
                    ? before.Origin
                    : await drafts.LoadBaseAsync(reader, draft, cancellationToken),
            Findings = (await analysis.FindAsync(reader, draft.Workspace, document, cancellationToken))
                .GroupBy(static found => found.FileId, FileFinding.Of, StringComparer.Ordinal)
                .ToImmutableDictionary(
                    static file => file.Key,
                    static file => file.ToImmutableArray(),
                    StringComparer.Ordinal
                ),
            Problems = before is not null && before.Problems.SequenceEqual(problems) ? before.Problems : problems,
        };
    }

    public string? ValueOf(object view, string field) =>
        TemplateField.Parse(field)?.In(((TemplateView)view).Document) is { } raw
            ? JsonLayout.Show(FieldMode.Value, System.Text.Encoding.UTF8.GetBytes(raw))
            : null;

    public string LabelOf(string field) =>
        TemplateField.Parse(field) is { } input ? TemplateLines.LabelOf(shown?.Document, input.Path)
        : TemplateSaves.FileOf(field) is { } file ? shown?.File(file)?.Path ?? "A file"
        : field;

    public string FieldOf(DocumentPath path) => path.ToString();

    public bool Concerns(string field, DocumentPath path) =>
        TemplateField.Parse(field) is { } input && input.Path.Overlaps(path);

    public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        ImmutableArray<FieldEdit> edits
    ) => (unit, caller, token) => saves.SaveFieldsAsync(unit, caller, draft, edits, token);

    public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        FieldEdit edit,
        ImmutableArray<FieldEdit> made
    ) =>
        async (unit, caller, token) =>
        {
            var saved = await saves.SaveTextAsync(unit, caller, draft, edit, token);
            if (saved.TryGet(out var state, out var error))
            {
                versions.Note(edit.Field, state.Operation?.Version);
            }
            else if (error is DraftError.Conflicting { Conflicts: [var conflict, ..] })
            {
                lines[edit.Field] = await TextBatches.ConflictsAsync(unit, caller.Workspace, conflict, token);
            }

            return saved;
        };

    public FieldConflict ConflictOf(object? view, FieldEdit edit, ImmutableArray<MergeConflict> conflicts)
    {
        if (edit.Stand is null)
        {
            return new FieldConflict(
                edit.Field,
                view is null ? null : ValueOf(view, edit.Field),
                edit.Value,
                edit.Value as string,
                edit.Seq
            );
        }

        var found = lines.TryRemove(edit.Field, out var known) ? known : [];
        return new FieldConflict(
            edit.Field,
            found.IsEmpty ? "deleted" : Join(found, static line => line.Live),
            edit.Value,
            found.IsEmpty ? "edited" : Join(found, static line => line.Mine),
            edit.Seq
        )
        {
            Label = found.IsEmpty ? LabelOf(edit.Field) : $"{LabelOf(edit.Field)}, {Lines(found[0])}",
            Stand = edit.Stand,
        };
    }

    public async Task<ImmutableArray<Problem>> CheckCommitAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Problem> found,
        CancellationToken cancellationToken
    ) =>
        [
            .. found.Select(problem =>
                problem with
                {
                    Message = $"{TemplateLines.LabelOf(document, problem.Path)}: {problem.Message}",
                }
            ),
            // What is found in a text names its file itself.
            .. (await analysis.FindAsync(reader, workspace, document, cancellationToken)).Select(
                TemplateAnalysis.ToProblem
            ),
        ];

    public Task<ImmutableArray<ChangeLine>> DescribeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Change> changes,
        CancellationToken cancellationToken
    ) => TemplateLines.OfAsync(reader, workspace, document, changes, cancellationToken);

    private static string Join(ImmutableArray<TextConflict> found, Func<TextConflict, string> side) =>
        string.Join("\n…\n", found.Select(line => side(line).TrimEnd('\n')));

    private static string Lines(TextConflict conflict) =>
        conflict.LineCount > 1
            ? $"lines {conflict.FirstLine + 1} to {conflict.FirstLine + conflict.LineCount}"
            : $"line {conflict.FirstLine + 1}";
}
