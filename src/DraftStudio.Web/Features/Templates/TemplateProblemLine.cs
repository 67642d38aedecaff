using System.Collections.Immutable;
using System.Globalization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Something that is wrong with a template, and where.</summary>
internal sealed record TemplateProblemLine(
    string? File,
    int? Line,
    int? Column,
    string Where,
    string Message,
    bool IsWarning
)
{
    /// <summary>What is wrong first, then what is warned of.</summary>
    public static ImmutableArray<TemplateProblemLine> Of(TemplateView view) =>
        [
            .. view
                .Problems.Select(problem => new TemplateProblemLine(
                    problem.Path.Segments is ["files", var file, ..] ? file : null,
                    null,
                    null,
                    TemplateLines.LabelOf(view.Document, problem.Path),
                    problem.Message,
                    problem.IsWarning
                ))
                .Concat(
                    view.Files.SelectMany(file =>
                        view.FindingsOf(file.Id)
                            .Select(found => new TemplateProblemLine(
                                file.Id,
                                found.Line,
                                found.Column,
                                string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{found.Line}:{found.Column}"),
                                found.Message,
                                found.IsWarning
                            ))
                    )
                )
                .Concat(
                    view.FindingsOf("")
                        .Select(static found => new TemplateProblemLine(
                            null,
                            null,
                            null,
                            "Inputs",
                            found.Message,
                            found.IsWarning
                        ))
                )
                .OrderBy(static line => line.IsWarning),
        ];
}
