namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Which of the names that files use are known to them, from each file that is rendered.</summary>
internal sealed class VariableCheck(LinkedFiles files, IReadOnlyCollection<string> given)
{
    private const string NotGiven = "is given to this template by no input or processor, and no file defines it.";
    private const string NotShared =
        "is not known here: a file is imported without what the template is given, unless 'with context'.";

    public List<NunjucksLinkProblem> Problems { get; } = [];

    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>A file was come by that names others by expressions, or that nobody read: it may use whatever is given.</summary>
    public bool MayUseAnything { get; private set; }

    public void Look(string root)
    {
        var page = Together([root], static reference => reference.Kind != NunjucksReferenceKind.Import);
        Check(page, given, NotGiven);

        var alone = Imports(page, withContext: false).Except(page, StringComparer.Ordinal).ToList();
        var shared = Imports(page, withContext: true).Except(page, StringComparer.Ordinal).ToList();
        foreach (var path in shared)
        {
            Check(
                Together([path], static reference => reference.Kind != NunjucksReferenceKind.Import),
                [.. given, .. page.SelectMany(file => FileAt(file).Defined)],
                NotGiven
            );
        }

        foreach (var path in alone.Except(shared, StringComparer.Ordinal))
        {
            Check(Together([path], static reference => reference.Kind != NunjucksReferenceKind.Import), [], NotShared);
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

    private void Check(HashSet<string> page, IReadOnlyCollection<string> known, string why)
    {
        var definedBy = page.SelectMany(path => FileAt(path).Defined.Select(name => (name, path)))
            .ToLookup(static pair => pair.name, static pair => pair.path, StringComparer.Ordinal);
        var names = new HashSet<string>(known, StringComparer.Ordinal);
        foreach (var path in page)
        {
            MayUseAnything |= FileAt(path).HasDynamicReferences;
            foreach (var variable in FileAt(path).Variables)
            {
                if (names.Contains(variable.Name))
                {
                    Used.Add(variable.Name);
                }
                else if (
                    !NunjucksNames.Globals.Contains(variable.Name)
                    && !definedBy[variable.Name].Any(other => !string.Equals(other, path, StringComparison.Ordinal))
                )
                {
                    Problems.Add(
                        new NunjucksLinkProblem(
                            path,
                            variable.Line,
                            variable.Column,
                            variable.Name.Length,
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
            FileAt(path)
                .References.Where(follow)
                .Select(reference => NunjucksLinks.Resolve(path, reference.Name))
                .OfType<string>()
                .Where(target => files.Find(target) is not null);

    private NunjucksTemplate FileAt(string path) => files.Find(path) ?? NunjucksTemplate.Unread;
}
