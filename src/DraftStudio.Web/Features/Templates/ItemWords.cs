using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the pages call inputs, and what they call processors.</summary>
internal sealed record ItemWords
{
    public static readonly ItemWords Inputs = new()
    {
        Title = "Inputs",
        Intro = "What is asked before the report is made. Templates, queries and scripts have each value by its name.",
        Add = "Add input",
        ChoiceLabel = "Driver of the new input",
        Choices = Named(
            TemplateItems.Inputs,
            static driver =>
                driver switch
                {
                    "text" => "Text",
                    "textarea" => "Text of several lines",
                    "number" => "Number",
                    "date" => "Date",
                    "datetime" => "Date and time",
                    "select" => "Choice from a list",
                    "multiselect" => "Several from a list",
                    "checkbox" => "Check box",
                    "radio" => "Radio buttons",
                    "dataset" => "Data set",
                    "datasource" => "Data source",
                    _ => driver,
                }
        ),
    };

    public static readonly ItemWords Processors = new()
    {
        Title = "Processors",
        Intro =
            "What fetches and computes the data, one after the other. Templates have each result by the processor's name.",
        Add = "Add processor",
        ChoiceLabel = "Type of the new processor",
        Choices = Named(
            TemplateItems.Processors,
            static type =>
                type switch
                {
                    "dataset" => "Data set",
                    "query" => "Query",
                    "script" => "Script",
                    _ => type,
                }
        ),
    };

    public required string Title { get; init; }

    /// <summary>What they are for.</summary>
    public required string Intro { get; init; }

    public required string Add { get; init; }

    public required string ChoiceLabel { get; init; }

    /// <summary>The drivers, or the types, with what they are called.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Choices { get; init; }

    public string? LabelOf(string? choice) =>
        Choices.FirstOrDefault(known => known.Key == choice) is { Value: { } label } ? label : choice;

    private static ImmutableArray<KeyValuePair<string, string>> Named(
        TemplateItems items,
        Func<string, string> label
    ) => [.. items.Chosen.Select(choice => KeyValuePair.Create(choice, label(choice)))];
}
