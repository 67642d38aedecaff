namespace DraftStudio.Core.Kinds.Templates;

/// <summary>Something that was found in the texts of a template without running it.</summary>
/// <param name="FileId">The id that documents have; empty for what is no file's.</param>
/// <param name="Line">From 1; 0 for what is no file's.</param>
/// <param name="Column">From 1, in UTF-16 code units; 0 for what is no file's.</param>
/// <param name="Length">In UTF-16 code units; 0 where the place alone is known.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="IsWarning">It renders all the same; else it blocks the commit.</param>
internal sealed record TemplateFinding(string FileId, int Line, int Column, int Length, string Message, bool IsWarning)
{
    /// <summary>
    /// <c>invalid_template</c>, <c>file_missing</c>, <c>reference_cycle</c>, <c>unknown_variable</c>, <c>unused_input</c>,
    /// <c>not_analysed</c>.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>The name of the file; empty for what is no file's.</summary>
    public string Path { get; init; } = "";
}
