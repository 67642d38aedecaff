using System.Text.RegularExpressions;

namespace DraftStudio.Tests.Unit.Architecture;

/// <summary>The rules of the house that a formatter and an analyzer do not know.</summary>
public static partial class HouseStyle
{
    public const int MarkupLimit = 120;
    public const int CodeBehindLimit = 200;

    /// <summary>
    /// The only files that may hold several public types: a feature's small records, a query with its order, a merge with
    /// its answer.
    /// </summary>
    private static readonly string[] SharedFiles = ["Actions.cs", "Commands.cs", "Errors.cs", "Query.cs", "Merge.cs"];

    private static readonly (string Folder, string Namespace)[] Projects =
    [
        ("src/DraftStudio.Core", "DraftStudio.Core"),
        ("src/DraftStudio.Web", "DraftStudio.Web"),
        ("tests/Unit", "DraftStudio.Tests.Unit"),
        ("tests/E2E", "DraftStudio.Tests.E2E"),
        ("bench", "DraftStudio.Bench"),
    ];

    public static IEnumerable<string> NamespaceIsFolder(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.HasExtension(".cs")))
        {
            var project = Projects.FirstOrDefault(project => file.IsUnder(project.Folder));
            var declared = NamespaceDeclaration().Match(file.Code);
            if (project.Folder is null || !declared.Success)
            {
                continue;
            }

            var expected = project.Namespace + file.Folder[project.Folder.Length..].Replace('/', '.');
            if (!string.Equals(declared.Groups["name"].Value, expected, StringComparison.Ordinal))
            {
                yield return $"{file.Path}: namespace {declared.Groups["name"].Value} should be {expected}";
            }
        }
    }

    public static IEnumerable<string> OnePublicTypeAFile(IEnumerable<SourceFile> files)
    {
        var read = files.Where(file =>
            file.IsUnder("src")
            && file.HasExtension(".cs")
            && !file.Path.Contains("/Migrations/", StringComparison.Ordinal)
            && !SharedFiles.Any(file.HasExtension)
        );
        foreach (var file in read)
        {
            var types = PublicType()
                .Matches(file.Code)
                .Select(match => match.Groups["name"].Value)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            if (types.Count > 1)
            {
                yield return $"{file.Path}: {string.Join(", ", types)} share a file";
            }
            else if (types is [var only] && !string.Equals(only, file.Name.Split('.')[0], StringComparison.Ordinal))
            {
                yield return $"{file.Path}: holds {only}";
            }
        }
    }

    public static IEnumerable<string> ShortComponents(IEnumerable<SourceFile> files) =>
        from file in files
        let limit = file.HasExtension(".razor") ? MarkupLimit
        : file.HasExtension(".razor.cs") ? CodeBehindLimit
        : int.MaxValue
        where file.IsUnder("src") && file.Lines > limit
        select $"{file.Path}: {file.Lines} lines, at most {limit}";

    public static IEnumerable<string> NamesThatSaySomething(IEnumerable<SourceFile> files) =>
        from file in files
        where
            file.HasExtension(".cs")
            || file.HasExtension(".razor")
            || file.HasExtension(".ts")
            || file.HasExtension(".css")
        from part in file.Path.Split('/')
        from Match match in EmptyWord().Matches(part)
        select $"{file.Path}: '{match.Value}' says nothing";

    /// <summary>Paths that hold on one computer only: homes, and the folders of whoever runs the test.</summary>
    public static IEnumerable<string> PlacesOfOneComputer(
        IEnumerable<SourceFile> files,
        IReadOnlyCollection<string> here
    ) =>
        from file in files
        let found = PersonalFolder()
            .Matches(file.Text)
            .Select(match => match.Value)
            .Concat(here.Where(folder => file.Text.Contains(folder + "/", StringComparison.Ordinal)))
        from place in found.Distinct(StringComparer.Ordinal)
        select $"{file.Path}: '{place}' is a folder of one computer";

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline, 2000)]
    private static partial Regex NamespaceDeclaration();

    // Not indented: a nested type belongs to the type around it. Type parameters tell two types of one name apart.
    [GeneratedRegex(
        @"^public (?:(?:static|sealed|abstract|readonly|partial|ref|unsafe|new) )*(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>.?]+) (?<name>\w+)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline,
        2000
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(
        @"(?:Manager|Helper|Util|Utils|Utility|Utilities|DTO|Dto|Common|Misc)s?(?=[A-Z.]|$)|^(?:manager|helper|util|utility|utilities|dto|common|misc)s?(?=[-.]|$)",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex EmptyWord();

    [GeneratedRegex(@"/(?:home|Users)/[a-z][\w.-]*/|[A-Z]:\\Users\\\w+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex PersonalFolder();
}
