namespace DraftStudio.Web.Features.Templates;

/// <summary>Makes a template and opens its draft.</summary>
/// <param name="Type">The engine that it is written for.</param>
/// <param name="Handler">What a report becomes.</param>
public sealed record TemplateCreationRequested(string Name, string Type, string Handler);

public sealed record TemplateCreationFailed(string Reason);

/// <summary>The draft is open, or the person thought better of it.</summary>
public sealed record TemplateCreationEnded;
