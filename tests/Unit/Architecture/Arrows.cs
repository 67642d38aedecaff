using System.Text.RegularExpressions;

namespace DraftStudio.Tests.Unit.Architecture;

/// <summary>Who may name whom.</summary>
public static partial class Arrows
{
    private const string Core = "src/DraftStudio.Core";

    /// <summary>For each area of Core the areas that it may name. Storage is named by nobody but the root's registration.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Documents"] = [],
        ["Access"] = ["Documents", "Journal"],
        ["Catalog"] = ["Documents", "Access"],
        ["Journal"] = ["Documents", "Access", "Catalog"],
        ["Drafting"] = ["Documents", "Access", "Catalog", "Journal"],
        ["Kinds"] = ["Documents", "Access", "Catalog", "Journal", "Drafting"],
        ["Patching"] = ["Documents", "Access", "Catalog", "Journal", "Drafting"],
        ["Storage"] = ["Documents", "Access", "Catalog", "Journal", "Drafting", "Patching"],
    };

    /// <summary>
    /// What areas below Drafting may name of it all the same: the words that every verb answers with, and the unit of work
    /// that it runs in. A journal entry says which draft and which artifact it is about; it knows their ids.
    /// </summary>
    private static readonly Dictionary<string, string[]> OfDrafting = new(StringComparer.Ordinal)
    {
        ["Journal"] = ["DraftId", "ArtifactId", "ProposalId", "RevisionId", "Page", "Cursor"],
        ["Access"] =
        [
            "Result",
            "DraftError",
            "FieldError",
            "Page",
            "Cursor",
            "CursorOrder",
            "IDraftUnit",
            "IDraftReader",
            "IDraftStore",
        ],
    };

    private static readonly string[] Databases =
    [
        "Microsoft.EntityFrameworkCore",
        "Npgsql",
        "Microsoft.Data.Sqlite",
        "SQLitePCL",
    ];

    public static IEnumerable<string> BetweenAreas(IEnumerable<SourceFile> files, IReadOnlySet<string> draftingTypes)
    {
        foreach (var file in files.Where(file => file.IsUnder(Core) && file.HasExtension(".cs")))
        {
            var area = Area(file);
            if (area.Length == 0)
            {
                continue;
            }

            if (!Allowed.TryGetValue(area, out var allowed))
            {
                yield return $"{file.Path}: {area} is no area of Core that the arrows know";
                continue;
            }

            var code = file.Code;
            foreach (
                var named in Areas(code)
                    .Where(named => !string.Equals(named, area, StringComparison.Ordinal) && !allowed.Contains(named))
            )
            {
                if (named is "Drafting" && OfDrafting.TryGetValue(area, out var words))
                {
                    var beyond = Words()
                        .Matches(code)
                        .Select(match => match.Value)
                        .Where(word => draftingTypes.Contains(word) && !words.Contains(word))
                        .Distinct(StringComparer.Ordinal);
                    foreach (var word in beyond)
                    {
                        yield return $"{file.Path}: {area} names {word} of Drafting";
                    }

                    continue;
                }

                yield return $"{file.Path}: {area} names {named}";
            }
        }
    }

    public static IEnumerable<string> ToDatabases(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsUnder("src") && (file.HasExtension(".cs") || file.HasExtension(".razor"))
        where !file.IsUnder(Core + "/Storage")
        from database in Databases
        where Names(file.Code, database)
        select $"{file.Path}: {database} is named outside Core/Storage";

    public static IEnumerable<string> FromCoreToTheWeb(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsUnder(Core)
        from named in file.HasExtension(".cs") ? (string[])["Microsoft.AspNetCore", "DraftStudio.Web"]
        : file.HasExtension(".csproj") ? ["Microsoft.AspNetCore", "Microsoft.NET.Sdk.Web"]
        : []
        where Names(file.HasExtension(".cs") ? file.Code : file.Text, named)
        select $"{file.Path}: Core names {named}";

    /// <summary>Documents is arithmetic on immutable data: it reads no file, no clock, no network and no container.</summary>
    public static IEnumerable<string> FromDocuments(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsUnder(Core + "/Documents") && file.HasExtension(".cs")
        from Match match in Usings().Matches(file.Code)
        let named = match.Groups["name"].Value
        where !named.StartsWith("DraftStudio.Core.Documents", StringComparison.Ordinal)
        where
            !named.StartsWith("System", StringComparison.Ordinal)
            || ((string[])["System.Net", "System.IO.Pipes", "System.Threading.Tasks"]).Any(outside =>
                named.StartsWith(outside, StringComparison.Ordinal)
            )
        select $"{file.Path}: Documents uses {named}";

    /// <summary>Components read state and dispatch; the engine, the store and the database are for effects and endpoints.</summary>
    public static IEnumerable<string> FromComponents(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsUnder("src/DraftStudio.Web/Components") || file.IsUnder("src/DraftStudio.Web/Features")
        where file.HasExtension(".razor") || file.HasExtension(".razor.cs")
        from word in (string[])
            ["DraftEngine", "IDraftStore", "IDraftReader", "IDraftUnit", "StudioDbContext", "WriteQueue", "WriteUnit"]
        where Names(file.Code, word)
        select $"{file.Path}: a component names {word}";

    private static bool Names(string code, string word) =>
        Regex.IsMatch(
            code,
            $@"(?<![.\w]){Regex.Escape(word)}\b",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(2)
        );

    private static string Area(SourceFile file)
    {
        var rest = file.Path[(Core.Length + 1)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : rest[..slash];
    }

    /// <summary>The areas that the code names: in a using, or at the start of a qualified name.</summary>
    private static IEnumerable<string> Areas(string code) =>
        AreaNames()
            .Matches(code)
            .Select(match => match.Groups["area"].Value)
            .Where(Allowed.ContainsKey)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"DraftStudio\.Core\.(?<area>\w+)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex AreaNames();

    [GeneratedRegex(
        @"^\s*(?:global )?using (?:static )?(?:\w+ = )?(?<name>[\w.]+);",
        RegexOptions.CultureInvariant | RegexOptions.Multiline,
        2000
    )]
    private static partial Regex Usings();

    // A member may have the name of a type ("DraftId? Draft { get; }"), so that a word counts where a type stands: before
    // another word, a bracket or a dot.
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+(?=\??\s+\w|[<>\[.(?])", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Words();
}
