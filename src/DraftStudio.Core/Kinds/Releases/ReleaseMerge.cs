using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What an edit and what went live meanwhile make together.</summary>
internal static class ReleaseMerge
{
    /// <summary>Null when both sides touched a node, or a problem comes up that neither had alone.</summary>
    public static Document? Merge(
        ReleaseKind kind,
        Document origin,
        Document live,
        Document mine,
        ReleaseDifference onLive
    )
    {
        var onMine = ReleaseDifference.Between(origin, mine);
        if (onMine.Touched.Intersect(onLive.Touched, StringComparer.Ordinal).Any())
        {
            return null;
        }

        var result = DocumentMerge.Merge(origin, live, mine);
        if (!result.Conflicts.IsEmpty)
        {
            return null;
        }

        var known = kind.Validate(live)
            .Concat(kind.Validate(mine))
            .Select(static problem => (problem.Path, problem.Code))
            .ToHashSet();
        return kind.Validate(result.Merged)
            .All(problem => problem.IsWarning || known.Contains((problem.Path, problem.Code)))
            ? result.Merged
            : null;
    }
}
