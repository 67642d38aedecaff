namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>The files that a template's references lead to.</summary>
/// <param name="Find">The file at exactly this path; null when there is none that can be rendered.</param>
/// <param name="FindSpelled">The path of one that is this path but for its case and how its letters are composed.</param>
internal sealed record LinkedFiles(Func<string, NunjucksTemplate?> Find, Func<string, string?> FindSpelled)
{
    public static LinkedFiles Of(IReadOnlyDictionary<string, NunjucksTemplate> files)
    {
        var bySpelling = files
            .Keys.GroupBy(TemplatePath.KeyOf, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        return new LinkedFiles(
            path => files.GetValueOrDefault(path),
            path => bySpelling.GetValueOrDefault(TemplatePath.KeyOf(path))
        );
    }
}
