namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>One look at a template's files.</summary>
internal sealed class LinkCheck(IReadOnlyDictionary<string, NunjucksTemplate> files)
{
    private readonly List<NunjucksLinkProblem> problems = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public NunjucksLinks Run(string? primary, IReadOnlyCollection<string> given)
    {
        FindMissing();
        FindCycles();
        if (primary is not null && files.ContainsKey(primary))
        {
            FindUnknown(primary, given);
        }

        return new NunjucksLinks
        {
            Problems =
            [
                .. problems
                    .OrderBy(static problem => problem.Path, StringComparer.Ordinal)
                    .ThenBy(static problem => problem.Line)
                    .ThenBy(static problem => problem.Column),
            ],
            Unused = primary is null
                ? []
                : [.. given.Where(name => !used.Contains(name)).Order(StringComparer.Ordinal)],
        };
    }

    private void FindMissing()
    {
        var bySpelling = files
            .Keys.GroupBy(TemplatePath.KeyOf, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        foreach (var (path, file) in files)
        {
            foreach (var reference in file.References)
            {
                var target = NunjucksLinks.Resolve(path, reference.Name);
                if (target is not null && files.ContainsKey(target))
                {
                    continue;
                }

                string? meant = null;
                var isSpelling =
                    target is not null
                    && TemplatePath.ProblemOf(target) is null
                    && bySpelling.TryGetValue(TemplatePath.KeyOf(target), out meant);
                if (isSpelling || !reference.IgnoresMissing)
                {
                    var hint = isSpelling ? $" It is written '{meant}'." : "";
                    Add(
                        path,
                        reference,
                        "missing_file",
                        $"There is no template file '{reference.Name}'.{hint}",
                        reference.IgnoresMissing
                    );
                }
            }
        }
    }

    /// <summary>
    /// References that lead back and that no condition, loop or macro stands between: rendering would never end. A
    /// recursion that a condition ends is a way to draw a tree.
    /// </summary>
    private void FindCycles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files.Keys.Order(StringComparer.Ordinal))
        {
            if (!done.Contains(path))
            {
                FindCyclesFrom(path, done);
            }
        }
    }

    private void FindCyclesFrom(string start, HashSet<string> done)
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
            if (target is null || !files.ContainsKey(target) || done.Contains(target))
            {
                continue;
            }

            if (places.TryGetValue(target, out var place))
            {
                var cycle = trail[place..].Select(static step => step.Path).Append(target);
                Add(
                    path,
                    edges.Current,
                    "reference_cycle",
                    $"Rendering never ends: {string.Join(" → ", cycle)}.",
                    false
                );
                continue;
            }

            places[target] = trail.Count;
            trail.Add((target, Unconditional(target)));
        }
    }

    private IEnumerator<NunjucksReference> Unconditional(string path) =>
        files[path].References.Where(static reference => !reference.IsConditional).GetEnumerator();

    private void FindUnknown(string primary, IReadOnlyCollection<string> given)
    {
        var page = Together([primary], static reference => reference.Kind != NunjucksReferenceKind.Import);
        Check(page, given, "is given to this template by no input or processor, and no file defines it.");

        var alone = Imports(page, withContext: false).Except(page, StringComparer.Ordinal).ToList();
        var shared = Imports(page, withContext: true).Except(page, StringComparer.Ordinal).ToList();
        foreach (var path in shared)
        {
            Check(
                Together([path], static reference => reference.Kind != NunjucksReferenceKind.Import),
                [.. given, .. page.SelectMany(file => files[file].Defined)],
                "is given to this template by no input or processor, and no file defines it."
            );
        }

        foreach (var path in alone.Except(shared, StringComparer.Ordinal))
        {
            Check(
                Together([path], static reference => reference.Kind != NunjucksReferenceKind.Import),
                [],
                "is not known here: a file is imported without what the template is given, unless 'with context'."
            );
        }
    }

    private IEnumerable<string> Imports(IEnumerable<string> from, bool withContext) =>
        Together(
                from.SelectMany(
                    Targets(reference =>
                        reference.Kind == NunjucksReferenceKind.Import && reference.WithContext == withContext
                    )
                ),
                static reference => reference.Kind == NunjucksReferenceKind.Import
            )
            .Order(StringComparer.Ordinal);

    private void Check(HashSet<string> page, IReadOnlyCollection<string> given, string why)
    {
        var definedBy = page.SelectMany(path => files[path].Defined.Select(name => (name, path)))
            .ToLookup(static pair => pair.name, static pair => pair.path, StringComparer.Ordinal);
        var known = new HashSet<string>(given, StringComparer.Ordinal);
        foreach (var path in page)
        {
            foreach (var variable in files[path].Variables)
            {
                if (known.Contains(variable.Name))
                {
                    used.Add(variable.Name);
                }
                else if (
                    !NunjucksNames.Globals.Contains(variable.Name)
                    && !definedBy[variable.Name].Any(other => !string.Equals(other, path, StringComparison.Ordinal))
                )
                {
                    problems.Add(
                        new NunjucksLinkProblem(
                            path,
                            variable.Line,
                            variable.Column,
                            "unknown_variable",
                            $"'{variable.Name}' {why}",
                            IsWarning: true
                        )
                    );
                }
            }
        }
    }

    /// <summary>The files that references lead to, and those that it begins with.</summary>
    private HashSet<string> Together(IEnumerable<string> from, Func<NunjucksReference, bool> follow)
    {
        var found = new HashSet<string>(from, StringComparer.Ordinal);
        var left = new Stack<string>(found);
        while (left.TryPop(out var path))
        {
            foreach (var target in Targets(follow)(path).Where(found.Add))
            {
                left.Push(target);
            }
        }

        return found;
    }

    private Func<string, IEnumerable<string>> Targets(Func<NunjucksReference, bool> follow) =>
        path =>
            files[path]
                .References.Where(follow)
                .Select(reference => NunjucksLinks.Resolve(path, reference.Name))
                .OfType<string>()
                .Where(files.ContainsKey);

    private void Add(string path, NunjucksReference reference, string code, string message, bool isWarning) =>
        problems.Add(new NunjucksLinkProblem(path, reference.Line, reference.Column, code, message, isWarning));
}
