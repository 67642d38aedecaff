namespace DraftStudio.Web.Features.Templates;

/// <summary>A line of the file tree.</summary>
internal sealed record FileTreeRow
{
    /// <summary>A file's id; a folder's path with a slash at its end.</summary>
    public required string Key { get; init; }

    /// <summary>What stands in the line.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>From 1.</summary>
    public required int Level { get; init; }

    /// <summary>Its place among its neighbours, from 1, and how many they are.</summary>
    public required int Place { get; init; }

    public required int Count { get; init; }

    public bool IsFolder { get; init; }

    public bool IsExpanded { get; init; }

    public FileMark Mark { get; init; }

    public bool IsPrimary { get; init; }

    public bool HasProblem { get; init; }

    public bool IsUnsaved { get; init; }

    public bool IsImage { get; init; }

    /// <summary>The line in words.</summary>
    public string Label =>
        string.Join(
            ", ",
            new[]
            {
                Name,
                IsPrimary ? "primary" : "",
                HasProblem ? "has problems" : "",
                IsUnsaved ? "not saved yet" : "",
                Mark == FileMark.None ? "" : Mark.ToString().ToLowerInvariant(),
            }.Where(static word => word.Length > 0)
        );
}
