using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A thing of a template that differs from what the draft began with: a file, an input, a processor, a member.</summary>
/// <param name="Key">Names it in addresses.</param>
/// <param name="Group">What it is.</param>
/// <param name="Path">Where it is in the document.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Mark">What became of it.</param>
public sealed record TemplateChange(
    string Key,
    TemplateChangeGroup Group,
    DocumentPath Path,
    string Label,
    TemplateChangeMark Mark
)
{
    /// <summary>The id of a file, an input or a processor.</summary>
    public string Id => Path.Last;

    public bool IsFile => Group == TemplateChangeGroup.Files;

    public bool IsItem => Group is TemplateChangeGroup.Inputs or TemplateChangeGroup.Processors;
}
