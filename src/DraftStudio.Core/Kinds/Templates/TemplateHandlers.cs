using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What makes a report of a template's output.</summary>
internal static class TemplateHandlers
{
    public const string Default = "pdf";

    public static ImmutableArray<string> All { get; } = [Default, "html", "docx", "xlsx", "text"];

    /// <summary>What a handler gives to the files that it renders: headers and footers have the number of their page.</summary>
    public static ImmutableArray<string> GivenBy(string? handler) =>
        (handler ?? Default) == Default ? ["page", "pages"] : [];
}
