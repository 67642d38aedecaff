using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What a draft changes, what keeps it from being committed, and what it is in conflict with: as the wire has it.</summary>
internal sealed class TemplateDifferences(IDraftStore store, TemplateAnalysis analysis)
{
    public async Task<TemplateDiffWire> WireAsync(
        TemplateState template,
        DraftComparison comparison,
        CancellationToken cancellationToken
    )
    {
        var names = new TemplateNames(template, comparison.Base, comparison.Live);
        var changes = comparison.Changes;
        var findings = await analysis.FindAsync(
            store,
            template.Original.Workspace,
            comparison.Document,
            cancellationToken
        );
        return new TemplateDiffWire
        {
            TemplateId = template.Original.Id.Value,
            DraftId = comparison.Draft.Id.Value,
            Version = comparison.Draft.Version,
            Behind = comparison.Behind,
            Template = OwnMembers(changes, names),
            Files = await FilesAsync(comparison, names, cancellationToken),
            Processors = Items(comparison.Base, comparison.Document, changes, TemplateItems.Processors, names),
            Inputs = Items(comparison.Base, comparison.Document, changes, TemplateItems.Inputs, names),
            Settings = Members(changes, TemplateDocument.Settings, names),
            HandlerOptions = Members(changes, TemplateDocument.HandlerOptions, names),
            Problems =
            [
                .. comparison.Problems.Concat(findings.Select(TemplateAnalysis.ToProblem)).Select(names.Problem),
            ],
            Conflicts = await ConflictsAsync(
                comparison.Draft.Workspace,
                comparison.Conflicts,
                names,
                cancellationToken
            ),
        };
    }

    /// <summary>What an import changes in a draft, or changed.</summary>
    /// <param name="template">The draft before the import.</param>
    /// <param name="plan">The import.</param>
    /// <param name="mode">As it was asked for.</param>
    /// <param name="dryRun">Whether nothing was written.</param>
    public static TemplateImportWire Wire(TemplateState template, TemplateImportPlan plan, string mode, bool dryRun)
    {
        var names = new TemplateNames(template, plan.Document);
        return new TemplateImportWire
        {
            DryRun = dryRun,
            Mode = mode,
            Plan = plan.Hash.ToString(),
            Version = plan.Version,
            Files =
            [
                .. plan.Files.Select(file => new ImportedFileWire
                {
                    Id = file.Id is null ? null : names.FileId(file.Id),
                    FileName = file.Path,
                    Change = file.Change switch
                    {
                        FileImport.Added => "added",
                        FileImport.Changed => "changed",
                        FileImport.Removed => "removed",
                        FileImport.Kept => "kept",
                        _ => "same",
                    },
                    OldSize = file.OldSize,
                    NewSize = file.NewSize,
                    Binary = !file.IsText,
                }),
            ],
            Template = OwnMembers(plan.Changes, names),
            Processors = Items(template.Document, plan.Document, plan.Changes, TemplateItems.Processors, names),
            Inputs = Items(template.Document, plan.Document, plan.Changes, TemplateItems.Inputs, names),
            Settings = Members(plan.Changes, TemplateDocument.Settings, names),
            HandlerOptions = Members(plan.Changes, TemplateDocument.HandlerOptions, names),
        };
    }

    /// <summary>A problem's conflicts, each with what stood there, what is live and what the draft has.</summary>
    public async Task<ProblemDescription> DescribeAsync(
        ProblemDescription problem,
        TemplateState? template,
        DraftError.Conflicting error,
        CancellationToken cancellationToken
    )
    {
        if (template is null)
        {
            return problem;
        }

        var names = new TemplateNames(template);
        var conflicts = await ConflictsAsync(error.Current.Workspace, error.Conflicts, names, cancellationToken);
        var members = problem.Members ?? [];
        members["conflicts"] = JsonSerializer.SerializeToNode(conflicts, StrictJson.Options);
        return problem with
        {
            Detail = "What is published changed in the same places since the draft was opened.",
            Errors =
            [
                .. conflicts.Select(conflict => new FieldError(
                    conflict.Pointer,
                    conflict.Kind,
                    error.Code,
                    conflict.Name is null ? "Changed by both." : $"\"{conflict.Name}\" was changed by both."
                )),
            ],
            Members = members,
        };
    }

    /// <summary>What keeps a draft from being committed, with the pointers that callers know.</summary>
    public static ProblemDescription Describe(DraftError.Unpublishable error, TemplateState? template)
    {
        var problem = Problems.Describe(error);
        if (template is null)
        {
            return problem;
        }

        var names = new TemplateNames(template);
        return problem with
        {
            Errors =
            [
                .. error
                    .Problems.Where(static found => !found.IsWarning)
                    .Select(found => new FieldError(
                        names.PointerOf(found.Path),
                        names.PointerOf(found.Path).Split('/')[1],
                        found.Code,
                        found.Message
                    )),
            ],
        };
    }

    private static ImmutableArray<ChangedMemberWire> OwnMembers(ImmutableArray<Change> changes, TemplateNames names) =>
        [
            .. changes
                .Where(static change =>
                    TemplateDocument.Template.Contains(change.Path)
                    && !IsOrder(change)
                    && !IsIn(change, TemplateDocument.Settings)
                    && !IsIn(change, TemplateDocument.HandlerOptions)
                )
                .Select(names.Member),
        ];

    private static ImmutableArray<ChangedMemberWire> Members(
        ImmutableArray<Change> changes,
        DocumentPath path,
        TemplateNames names
    ) => [.. changes.Where(change => IsIn(change, path) && !IsOrder(change)).Select(names.Member)];

    private async Task<ImmutableArray<ChangedFileWire>> FilesAsync(
        DraftComparison comparison,
        TemplateNames names,
        CancellationToken cancellationToken
    )
    {
        var files = ImmutableArray.CreateBuilder<ChangedFileWire>();
        var changed = comparison
            .Changes.Where(static change => TemplateDocument.Files.Contains(change.Path))
            .GroupBy(static change => change.Path.Segments[1], StringComparer.Ordinal);
        foreach (var (id, changes) in changed.Select(static group => (group.Key, group.ToList())))
        {
            var before = TemplateFile.Find(comparison.Base, id);
            var after = TemplateFile.Find(comparison.Document, id);
            if ((after ?? before) is not { } file)
            {
                continue;
            }

            var isText =
                (before?.Contents ?? after?.Contents) is TextNode && (after?.Contents ?? before?.Contents) is TextNode;
            var hasContents = before is null || after is null || !DocumentNode.Same(before.Contents, after.Contents);
            files.Add(
                new ChangedFileWire
                {
                    Id = names.FileId(id),
                    SourceFileId = before is null ? null : id,
                    FileName = file.Path,
                    Change =
                        before is null ? "added"
                        : after is null ? "removed"
                        : before.Path != after.Path ? "renamed"
                        : "changed",
                    PreviousFileName =
                        before is not null && after is not null && before.Path != after.Path ? before.Path : null,
                    Members =
                    [
                        .. changes
                            .Where(static change =>
                                change.Path.Last is TemplateFile.RoleMember or TemplateFile.ContentTypeMember
                            )
                            .Select(names.Member),
                    ],
                    Binary = !isText,
                    Hunks =
                        isText && hasContents
                            ? await HunksAsync(comparison.Draft.Workspace, before, after, cancellationToken)
                            : [],
                }
            );
        }

        return files.ToImmutable();
    }

    private async Task<ImmutableArray<HunkWire>> HunksAsync(
        WorkspaceId workspace,
        TemplateFile? before,
        TemplateFile? after,
        CancellationToken cancellationToken
    ) =>
        [
            .. TextHunks
                .Between(
                    await TextAsync(workspace, before?.Contents, cancellationToken),
                    await TextAsync(workspace, after?.Contents, cancellationToken)
                )
                .Select(static hunk => new HunkWire
                {
                    OldStart = hunk.BeforeStart,
                    OldLines = hunk.BeforeLines,
                    NewStart = hunk.AfterStart,
                    NewLines = hunk.AfterLines,
                    Lines = [.. hunk.Lines.Select(static line => line.Sign + line.Text)],
                }),
        ];

    private static ImmutableArray<ChangedItemWire> Items(
        Document origin,
        Document document,
        ImmutableArray<Change> changes,
        TemplateItems items,
        TemplateNames names
    )
    {
        var changed = changes
            .Where(change => items.Items.Contains(change.Path) || items.Order.Contains(change.Path))
            .Select(static change => change.Path.Segments[1])
            .Distinct(StringComparer.Ordinal);
        return
        [
            .. changed.Select(id =>
            {
                var path = items.Items.Child(id);
                var (before, after) = (origin.At(path), document.At(path));
                return new ChangedItemWire
                {
                    Id = id,
                    Name = TemplateItems.NameOf(after ?? before ?? MapNode.Empty),
                    Change =
                        before is null ? "added"
                        : after is null ? "removed"
                        : DocumentNode.Same(before, after) ? "moved"
                        : "changed",
                    Before = names.Value(before),
                    After = names.Value(after),
                };
            }),
        ];
    }

    private async Task<ImmutableArray<TemplateConflictWire>> ConflictsAsync(
        WorkspaceId workspace,
        ImmutableArray<MergeConflict> conflicts,
        TemplateNames names,
        CancellationToken cancellationToken
    )
    {
        var wires = ImmutableArray.CreateBuilder<TemplateConflictWire>(conflicts.Length);
        foreach (var conflict in conflicts)
        {
            var lines = conflict is { Base: TextNode, Live: TextNode, Mine: TextNode }
                ? TextMerge
                    .Merge(
                        await TextAsync(workspace, conflict.Base, cancellationToken),
                        await TextAsync(workspace, conflict.Live, cancellationToken),
                        await TextAsync(workspace, conflict.Mine, cancellationToken)
                    )
                    .Conflicts
                : [];
            wires.Add(names.Conflict(conflict, lines));
        }

        return wires.MoveToImmutable();
    }

    private async Task<string> TextAsync(
        WorkspaceId workspace,
        DocumentNode? contents,
        CancellationToken cancellationToken
    ) =>
        contents is TextNode text
            ? System.Text.Encoding.UTF8.GetString(
                (await FileContents.ReadAsync(store, workspace, text, cancellationToken)).Span
            )
            : "";

    /// <summary>Where a member stands among others: nothing that callers know an address of.</summary>
    private static bool IsOrder(Change change) =>
        change.Path.Segments.Contains(MemberMap.OrderMember, StringComparer.Ordinal);

    private static bool IsIn(Change change, DocumentPath path) => path.Contains(change.Path);
}
