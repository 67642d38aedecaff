using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the pages call templates and what is in them.</summary>
internal static class TemplateWords
{
    public const string NewAddress = "/templates/new";

    public static readonly ArtifactWords Words = new()
    {
        Kind = TemplateKind.KindName,
        Icon = "template",
        Detail = "Slug, description",
        Search = "Search name, slug or description",
        Sorts = "Type",
        SortsAreLong = true,
    };

    /// <summary>The types, by value, with what to know before one is chosen.</summary>
    public static readonly ImmutableArray<(string Value, string Label, string Means)> Types =
    [
        .. TemplateTypes.All.Select(static type =>
            (
                type,
                TypeOf(type),
                type == TemplateTypes.Default
                    ? "is shown beside what you write, with sample values."
                    : "is kept and edited here; it has no preview."
            )
        ),
    ];

    /// <summary>The handlers, by value, with their labels.</summary>
    public static readonly ImmutableArray<KeyValuePair<string, string>> Handlers =
    [
        .. TemplateHandlers.All.Select(static handler => KeyValuePair.Create(handler, HandlerOf(handler))),
    ];

    /// <summary>The template engine, as it calls itself.</summary>
    public static string TypeOf(string type) =>
        type switch
        {
            "nunjucks" => "Nunjucks",
            "handlebars" => "Handlebars",
            "pug" => "Pug",
            _ => type,
        };

    /// <summary>What a report becomes.</summary>
    public static string HandlerOf(string handler) =>
        handler switch
        {
            "pdf" => "PDF",
            "html" => "HTML",
            "docx" => "Word",
            "xlsx" => "Excel",
            "text" => "Text",
            _ => handler,
        };

    /// <summary>Both, for a column: "Nunjucks, PDF".</summary>
    public static string SortOf(string type, string handler) => $"{TypeOf(type)}, {HandlerOf(handler)}";

    /// <summary>What a file is for: "Template".</summary>
    public static string RoleOf(string role) =>
        role switch
        {
            FileRoles.Template => "Template",
            FileRoles.Asset => "Asset",
            FileRoles.Data => "Data",
            _ => role,
        };
}
