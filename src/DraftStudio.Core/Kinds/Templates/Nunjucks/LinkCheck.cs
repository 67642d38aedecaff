using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What is wrong between the files of a template. Looks at the files that it is asked about and at those they lead to.</summary>
internal sealed class LinkCheck(LinkedFiles files)
{
    /// <summary>The references of a file that lead nowhere.</summary>
    public IEnumerable<NunjucksLinkProblem> FindMissing(string path)
    {
        foreach (var reference in files.Find(path)?.References ?? [])
        {
            var target = NunjucksLinks.Resolve(path, reference.Name);
            if (target is not null && files.Find(target) is not null)
            {
                continue;
            }

            var meant = target is not null && TemplatePath.ProblemOf(target) is null ? files.FindSpelled(target) : null;
            if (meant is not null || !reference.IgnoresMissing)
            {
                var hint = meant is not null ? $" It is written '{meant}'." : "";
                yield return Problem(
                    path,
                    reference,
                    "file_missing",
                    $"There is no template file '{reference.Name}'.{hint}",
                    reference.IgnoresMissing
                );
            }
        }
    }

    /// <summary>
    /// References that lead back and that no condition, loop or macro stands between: rendering would never end. A
    /// recursion that a condition ends is a way to draw a tree. Each cycle is found at the reference that closes it.
    /// </summary>
    public List<NunjucksLinkProblem> FindCycles(IEnumerable<string> from)
    {
        var problems = new List<NunjucksLinkProblem>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in from.Order(StringComparer.Ordinal))
        {
            if (!done.Contains(path))
            {
                FindCyclesFrom(path, done, problems);
            }
        }

        return problems;
    }

    /// <summary>Names that what is rendered uses and nobody gives, and what is given for nothing.</summary>
    /// <param name="roots">The files that are rendered.</param>
    /// <param name="given">The names of what a rendering is given.</param>
    public (List<NunjucksLinkProblem> Problems, ImmutableArray<string> Unused) FindUnknown(
        IReadOnlyCollection<string> roots,
        IReadOnlyCollection<string> given
    )
    {
        var look = new VariableCheck(files, given);
        foreach (var root in roots)
        {
            look.Look(root);
        }

        return (
            [.. look.Problems.Distinct()],
            roots.Count == 0 || look.MayUseAnything
                ? []
                : [.. given.Where(name => !look.Used.Contains(name)).Order(StringComparer.Ordinal)]
        );
    }

    private void FindCyclesFrom(string start, HashSet<string> done, List<NunjucksLinkProblem> problems)
    {
        var trail = new List<(string Path, IEnumerator<NunjucksReference> Edges)> { (start, Unconditional(start)) };
        var places = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        while (trail.Count > 0)
        {
            var (path, edges) = trail[^1];
            if (!edges.MoveNext())
            {
                done.Add(path);
                places.Remove(path);
                trail.RemoveAt(trail.Count - 1);
                continue;
            }

            var target = NunjucksLinks.Resolve(path, edges.Current.Name);
            if (target is null || files.Find(target) is null || done.Contains(target))
            {
                continue;
            }

            if (places.TryGetValue(target, out var place))
            {
                var cycle = trail[place..].Select(static step => step.Path).Append(target);
                problems.Add(
                    Problem(
                        path,
                        edges.Current,
                        "reference_cycle",
                        $"Rendering never ends: {string.Join(" → ", cycle)}.",
                        false
                    )
                );
                continue;
            }

            places[target] = trail.Count;
            trail.Add((target, Unconditional(target)));
        }
    }

    private IEnumerator<NunjucksReference> Unconditional(string path) =>
        (files.Find(path)?.References ?? []).Where(static reference => !reference.IsConditional).GetEnumerator();

    private static NunjucksLinkProblem Problem(
        string path,
        NunjucksReference reference,
        string code,
        string message,
        bool isWarning
    ) => new(path, reference.Line, reference.Column, 0, code, message, isWarning);
}
