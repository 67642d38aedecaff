namespace DraftStudio.Web.Features.Templates;

/// <summary>What kind of thing of a template changed, in the order in which lists show them.</summary>
public enum TemplateChangeGroup
{
    Files,
    Inputs,
    Processors,
    Settings,
    Options,
    Template,
}
