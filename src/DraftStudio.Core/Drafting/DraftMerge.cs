using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// The engine's three-way merge: that of documents and, where both sides changed one text, that of its lines; then the
/// kind validates, and a problem that neither side had alone is a conflict too.
/// </summary>
internal sealed class DraftMerge(DraftKinds kinds)
{
    /// <param name="Merged">What the two sides make together, conflicts decided as the resolutions say, live's side where they say nothing.</param>
    /// <param name="Conflicts">Those that no resolution decides.</param>
    public sealed record Outcome(Document Merged, ImmutableArray<MergeConflict> Conflicts);

    public async Task<Outcome> MergeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        string kind,
        Document origin,
        Document live,
        Document mine,
        Func<DocumentPath, ConflictSide?> decide,
        CancellationToken cancellationToken
    )
    {
        if (origin.Hash == live.Hash)
        {
            return new Outcome(mine, []);
        }

        var result = DocumentMerge.Merge(origin, live, mine);
        var merged = result.Merged;
        var open = ImmutableArray.CreateBuilder<MergeConflict>();
        foreach (var conflict in result.Conflicts)
        {
            merged = Decide(merged, conflict, decide(conflict.Path), open);
        }

        foreach (var text in result.Texts)
        {
            var (node, clean) = await MergeTextAsync(reader, workspace, text, cancellationToken);
            merged = clean ? merged.With(text.Path, node) : Decide(merged, text, decide(text.Path), open);
        }

        if (open.Count == 0)
        {
            AddNewProblems(kinds[kind], origin, live, mine, merged, decide, open);
        }

        return new Outcome(merged, open.ToImmutable());
    }

    private static Document Decide(
        Document merged,
        MergeConflict conflict,
        ConflictSide? side,
        ImmutableArray<MergeConflict>.Builder open
    )
    {
        switch (side)
        {
            case ConflictSide.Live:
                return Put(merged, conflict.Path, conflict.Live);
            case ConflictSide.Mine:
                return Put(merged, conflict.Path, conflict.Mine);
            default:
                open.Add(conflict);
                return merged;
        }
    }

    private static Document Put(Document document, DocumentPath path, DocumentNode? node) =>
        node is null ? document.Without(path) : document.With(path, node);

    private static async Task<(TextNode Node, bool Clean)> MergeTextAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        MergeConflict text,
        CancellationToken cancellationToken
    )
    {
        if (text is not { Base: TextNode origin, Live: TextNode live, Mine: TextNode mine })
        {
            throw new InvalidOperationException("The merge names as texts only leaves that are texts on all sides.");
        }

        var result = TextMerge.Merge(
            await DraftDocuments.LoadTextAsync(reader, workspace, origin, cancellationToken),
            await DraftDocuments.LoadTextAsync(reader, workspace, live, cancellationToken),
            await DraftDocuments.LoadTextAsync(reader, workspace, mine, cancellationToken)
        );
        if (!result.Conflicts.IsEmpty)
        {
            return (live, false);
        }

        // A merge outside of a unit only looks: the merged text is kept as one edit of live's, which costs what it changes.
        var before = await DraftDocuments.LoadTextAsync(reader, workspace, live, cancellationToken);
        return (live.With(TextEdits.Between(before, result.Text)), true);
    }

    private static void AddNewProblems(
        DraftKind kind,
        Document origin,
        Document live,
        Document mine,
        Document merged,
        Func<DocumentPath, ConflictSide?> decide,
        ImmutableArray<MergeConflict>.Builder open
    )
    {
        var known = kind.Validate(live)
            .Concat(kind.Validate(mine))
            .Select(problem => (problem.Path, problem.Code))
            .ToHashSet();
        foreach (var problem in kind.Validate(merged))
        {
            if (!problem.IsWarning && known.Add((problem.Path, problem.Code)) && decide(problem.Path) is null)
            {
                open.Add(
                    new MergeConflict(
                        problem.Path,
                        origin.At(problem.Path),
                        live.At(problem.Path),
                        mine.At(problem.Path)
                    )
                );
            }
        }
    }
}
