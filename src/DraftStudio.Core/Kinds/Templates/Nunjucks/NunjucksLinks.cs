using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What can be said of a template's files together, by the references that they write as plain strings.</summary>
internal sealed record NunjucksLinks
{
    /// <summary>By path, then by place.</summary>
    public required ImmutableArray<NunjucksLinkProblem> Problems { get; init; }

    /// <summary>
    /// What the template is given and no file that it is made of uses, in ordinal order. Nothing is known of that when one of
    /// them names others by expressions.
    /// </summary>
    public required ImmutableArray<string> Unused { get; init; }

    /// <param name="files">The template files by path.</param>
    /// <param name="primary">The one that is rendered; null when there is none, and then no variable is looked at.</param>
    /// <param name="given">The names of what a rendering is given: inputs, and what processors make.</param>
    public static NunjucksLinks Of(
        IReadOnlyDictionary<string, NunjucksTemplate> files,
        string? primary,
        IReadOnlyCollection<string> given
    )
    {
        var check = new LinkCheck(LinkedFiles.Of(files));
        var (unknown, unused) = check.FindUnknown(
            primary is not null && files.ContainsKey(primary) ? [primary] : [],
            given
        );
        return new NunjucksLinks
        {
            Problems =
            [
                .. files
                    .Keys.SelectMany(check.FindMissing)
                    .Concat(check.FindCycles(files.Keys))
                    .Concat(unknown)
                    .OrderBy(static problem => problem.Path, StringComparer.Ordinal)
                    .ThenBy(static problem => problem.Line)
                    .ThenBy(static problem => problem.Column),
            ],
            Unused = unused,
        };
    }

    /// <summary>The path that a name means: <c>./</c> and <c>../</c> begin at the file that has it, others at the root.</summary>
    /// <returns>Null when it leads out of the template.</returns>
    public static string? Resolve(string from, string name)
    {
        if (!name.StartsWith("./", StringComparison.Ordinal) && !name.StartsWith("../", StringComparison.Ordinal))
        {
            return name;
        }

        var parts = from.Split('/')[..^1].ToList();
        foreach (var part in name.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count == 0:
                    return null;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}
