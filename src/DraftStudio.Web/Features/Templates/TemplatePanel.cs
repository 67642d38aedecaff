namespace DraftStudio.Web.Features.Templates;

/// <summary>What the middle of the template editor shows.</summary>
public enum TemplatePanel
{
    File,
    Inputs,
    Processors,
    Settings,
    Changes,
}
