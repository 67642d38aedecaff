using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What makes a report of a template's output.</summary>
internal static class TemplateHandlers
{
    public const string Default = "pdf";

    public static ImmutableArray<string> All { get; } = [Default, "html", "docx", "xlsx", "text"];
}
