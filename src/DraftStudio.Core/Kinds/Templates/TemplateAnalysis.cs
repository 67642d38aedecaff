using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates.Nunjucks;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// What can be said of a nunjucks template's files without running them. Other types of templates are not looked into. A
/// text that was read is not loaded again, and where a few files of a large template changed, these alone are looked at.
/// </summary>
internal sealed class TemplateAnalysis
{
    private readonly ParseMemory parses = new();
    private readonly Relatives<ParsedFiles> known = new();
    private readonly ConditionalWeakTable<Document, Found> found = [];

    /// <summary>Errors and warnings, by the names of the files and by place; what is no file's comes last.</summary>
    public async Task<ImmutableArray<TemplateFinding>> FindAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    )
    {
        if (found.TryGetValue(document, out var before))
        {
            return before.Findings;
        }

        if (!IsAnalysed(document))
        {
            return [];
        }

        var files = await ReadAsync(reader, workspace, document, cancellationToken);
        var inputs = TemplateUses.NamesOf(document, TemplateItems.Inputs);
        var (unknown, unused) = new LinkCheck(files.Links()).FindUnknown(
            TemplateUses.RootsOf(document, files),
            [
                .. inputs
                    .Concat(TemplateUses.NamesOf(document, TemplateItems.Processors))
                    .Concat(TemplateHandlers.GivenBy(TemplateDocument.TextAt(document, TemplateDocument.Handler))),
            ]
        );
        ImmutableArray<TemplateFinding> findings =
        [
            .. Broken(files)
                .Concat(unknown.Select(problem => Of(files, problem)))
                .OrderBy(static finding => finding.Path, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Line)
                .ThenBy(static finding => finding.Column),
            .. inputs
                .Intersect(unused, StringComparer.Ordinal)
                .Where(name => !TemplateUses.Mentions(document, name))
                .Select(static name => new TemplateFinding("", 0, 0, 0, $"Nothing uses the input '{name}'.", true)
                {
                    Code = "unused_input",
                }),
        ];
        found.AddOrUpdate(document, new Found(findings));
        return findings;
    }

    /// <summary>What blocks a commit. Costs what the files that changed since the last look cost.</summary>
    public async Task<ImmutableArray<Problem>> CheckAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) =>
        IsAnalysed(document)
            ?
            [
                .. Broken(await ReadAsync(reader, workspace, document, cancellationToken))
                    .Where(static finding => !finding.IsWarning)
                    .Select(ToProblem),
            ]
            : [];

    /// <summary>As a problem of the document, with the file and the place in words.</summary>
    public static Problem ToProblem(TemplateFinding finding) =>
        finding.FileId.Length == 0
            ? new Problem(TemplateItems.Inputs.Items, finding.Code, finding.Message, finding.IsWarning)
            : new Problem(
                TemplateFile.ContentsAt(finding.FileId),
                finding.Code,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.Path}, line {finding.Line}, column {finding.Column}: {finding.Message}"
                ),
                finding.IsWarning
            );

    private static bool IsAnalysed(Document document) =>
        (TemplateDocument.TextAt(document, TemplateDocument.Type) ?? TemplateTypes.Default) == TemplateTypes.Default;

    /// <summary>What is wrong whatever the template is given.</summary>
    private static IEnumerable<TemplateFinding> Broken(ParsedFiles files) =>
        files
            .Faulty.SelectMany(path =>
                files
                    .Find(path)!
                    .Problems.Select(problem => // Only files that were read are faulty.
                        Of(
                            files,
                            new NunjucksLinkProblem(
                                path,
                                problem.Line,
                                problem.Column,
                                problem.Length,
                                "invalid_template",
                                problem.Message,
                                problem.IsWarning
                            )
                        )
                    )
            )
            .Concat(files.Missing.SelectMany(file => file.Value.Select(problem => Of(files, problem))))
            .Concat(files.Cycles.Select(problem => Of(files, problem)))
            .Concat(
                files.Unread.Select(path =>
                    Of(
                        files,
                        new NunjucksLinkProblem(
                            path,
                            1,
                            1,
                            0,
                            "not_analysed",
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"A text of more than {ParsedFiles.Longest:N0} characters is not checked."
                            ),
                            IsWarning: true
                        )
                    )
                )
            );

    private static TemplateFinding Of(ParsedFiles files, NunjucksLinkProblem problem) =>
        new(
            files.Texts.IdAt(problem.Path) ?? "",
            problem.Line,
            problem.Column,
            problem.Length,
            problem.Message,
            problem.IsWarning
        )
        {
            Code = problem.Code,
            Path = problem.Path,
        };

    private async Task<ParsedFiles> ReadAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    )
    {
        var files = TemplateDocument.FilesOf(document);
        if (known.Find(files) is { } before)
        {
            return before;
        }

        var relative = known.FindRelative(files);
        var parsed = await (relative?.Value ?? ParsedFiles.None).ContinueAsync(
            files,
            text => parses.ReadAsync(reader, workspace, text, cancellationToken)
        );
        known.Add(files, parsed, relative?.Map);
        return parsed;
    }

    private sealed record Found(ImmutableArray<TemplateFinding> Findings);
}
