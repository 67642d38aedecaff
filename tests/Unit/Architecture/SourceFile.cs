using System.Text.RegularExpressions;

namespace DraftStudio.Tests.Unit.Architecture;

/// <summary>A file of the project: its path from the root, with slashes, and its text.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder's path from the root, without a slash at its end.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public int Lines => Text.Count(c => c == '\n') + (Text.EndsWith('\n') || Text.Length == 0 ? 0 : 1);

    /// <summary>C# without its comments and without what stands in its string literals.</summary>
    public string Code => NotCode().Replace(Text, match => match.Value.StartsWith('/') ? " " : "\"\"");

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool HasExtension(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    [GeneratedRegex(
        """"
            //[^\n]* | /\*.*?\*/ | \$*"""+.*?"""+ | [$]?@[$]?"(?:[^"]|"")*" | \$?"(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)+'
            """",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex NotCode();
}
