using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Files as a tree: folders before files, by name; of a folder that is shut, itself alone.</summary>
internal static class FileTreeRows
{
    /// <summary>With more files than this, folders are shut at first.</summary>
    private const int MostOpen = 300;

    /// <param name="view">The draft.</param>
    /// <param name="toggled">The folders that are not as they are at first.</param>
    /// <param name="unsaved">The files that have something which the server does not have yet.</param>
    /// <param name="filter">What is searched for in paths; then all folders are open.</param>
    public static ImmutableArray<FileTreeRow> Of(
        TemplateView view,
        ImmutableHashSet<string> toggled,
        IReadOnlySet<string> unsaved,
        string filter
    )
    {
        var root = new Folder("", "");
        var troubled = view
            .Problems.Where(static problem => problem.Path.Segments is ["files", ..])
            .Select(static problem => problem.Path.Segments[1])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in view.Files.Concat(view.Deleted))
        {
            if (file.Path.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                root.Add(file);
            }
        }

        var areOpen = filter.Length > 0 || view.Files.Length <= MostOpen;
        var rows = ImmutableArray.CreateBuilder<FileTreeRow>();
        Walk(root, 1);
        return rows.DrainToImmutable();

        void Walk(Folder folder, int level)
        {
            var (place, count) = (0, folder.Folders.Count + folder.Files.Count);
            foreach (var (name, inner) in folder.Folders)
            {
                var isExpanded = filter.Length > 0 || areOpen != toggled.Contains(inner.Path);
                rows.Add(
                    new FileTreeRow
                    {
                        Key = inner.Path,
                        Name = name,
                        Path = inner.Path,
                        Level = level,
                        Place = ++place,
                        Count = count,
                        IsFolder = true,
                        IsExpanded = isExpanded,
                    }
                );
                if (isExpanded)
                {
                    Walk(inner, level + 1);
                }
            }

            foreach (var file in folder.Files)
            {
                rows.Add(
                    new FileTreeRow
                    {
                        Key = file.Id,
                        Name = file.Path[folder.Path.Length..],
                        Path = file.Path,
                        Level = level,
                        Place = ++place,
                        Count = count,
                        Mark = view.MarkOf(file.Id),
                        IsPrimary = file.Id == view.Header.TemplateFileId,
                        HasProblem =
                            troubled.Contains(file.Id)
                            || view.FindingsOf(file.Id).Any(static found => !found.IsWarning),
                        IsUnsaved = unsaved.Contains(file.Id),
                        IsImage = file.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase),
                    }
                );
            }
        }
    }

    private sealed class Folder(string name, string path)
    {
        public string Path { get; } = path;

        public SortedDictionary<string, Folder> Folders { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<TemplateFile> Files { get; } = [];

        public override string ToString() => name;

        /// <summary>Files come in the order of their paths.</summary>
        public void Add(TemplateFile file)
        {
            var folder = this;
            var parts = file.Path.Split('/');
            foreach (var part in parts.AsSpan(0, parts.Length - 1))
            {
                if (!folder.Folders.TryGetValue(part, out var inner))
                {
                    folder.Folders[part] = inner = new Folder(part, $"{folder.Path}{part}/");
                }

                folder = inner;
            }

            folder.Files.Add(file);
        }
    }
}
