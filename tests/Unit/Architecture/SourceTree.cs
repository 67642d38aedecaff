namespace DraftStudio.Tests.Unit.Architecture;

/// <summary>The project's own files, as they are on disk: nothing that a build, a test or a run has made.</summary>
public static class SourceTree
{
    private static readonly string[] Made =
    [
        ".git",
        ".idea",
        ".vs",
        "bin",
        "obj",
        "node_modules",
        "TestResults",
        "artifacts",
        "data",
        "src/DraftStudio.Web/wwwroot/_framework",
        "src/DraftStudio.Web/wwwroot/assets",
    ];

    private static readonly string[] TextExtensions =
    [
        ".cs",
        ".razor",
        ".css",
        ".ts",
        ".mjs",
        ".js",
        ".json",
        ".md",
        ".html",
        ".yml",
        ".csproj",
        ".props",
        ".targets",
        ".sln",
        ".txt",
        ".sh",
        ".service",
        ".conf",
        ".npmrc",
        "/run",
        "Dockerfile",
        "Containerfile",
    ];

    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(Read);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files => All.Value;

    public static IEnumerable<SourceFile> Under(string folder, string extension) =>
        Files.Where(file => file.IsUnder(folder) && file.HasExtension(extension));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "DraftStudio.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests read the sources and run inside the checkout only.");
    }

    private static List<SourceFile> Read()
    {
        List<SourceFile> files = [];
        Walk(new DirectoryInfo(Root), "");
        return files;

        void Walk(DirectoryInfo folder, string path)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var name = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
                if (Made.Contains(entry.Name, StringComparer.Ordinal) || Made.Contains(name, StringComparer.Ordinal))
                {
                    continue;
                }

                if (entry is DirectoryInfo inner)
                {
                    if (inner.LinkTarget is null)
                    {
                        Walk(inner, name);
                    }
                }
                else if (TextExtensions.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
                {
                    files.Add(new SourceFile(name, File.ReadAllText(entry.FullName)));
                }
            }
        }
    }
}
