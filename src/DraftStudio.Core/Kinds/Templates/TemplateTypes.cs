using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>The template engines that a template can be written for.</summary>
internal static class TemplateTypes
{
    public const string Default = "nunjucks";

    public static ImmutableArray<string> All { get; } = [Default, "handlebars", "pug"];
}
