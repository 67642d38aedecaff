using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// A template that reports are made from: files, processors, inputs, settings. It has one draft, which whoever may write
/// templates may edit, commit and discard.
/// </summary>
internal sealed class TemplateKind(TemplateAnalysis analysis) : DraftKind
{
    public const string KindName = "template";

    private const int DetailLength = 200;

    public override string Name => KindName;

    public override Document Blank => TemplateDocument.Blank;

    public override Permission WritePermission => Permission.TemplateWrite;

    public override Permission CommitPermission => Permission.TemplateWrite;

    public override Permission EditAnyPermission => Permission.TemplateWrite;

    public override string SlotOf(UserId owner) => "";

    public override ImmutableArray<Problem> Validate(Document document) => TemplateCheck.Check(document);

    public override Task<ImmutableArray<Problem>> CheckCommitAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) => analysis.CheckAsync(unit, workspace, document, cancellationToken);

    public override Task<DraftSummary> SummariseAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) => Task.FromResult(Summarise(document));

    public override string Describe(ImmutableArray<Change> changes) => TemplateLabels.Of(changes);

    /// <summary>The slug stands first in the detail: a search for it finds all that may have it.</summary>
    private static DraftSummary Summarise(Document document)
    {
        var slug = TemplateDocument.TextAt(document, TemplateDocument.Slug) ?? "";
        var description = TemplateDocument.TextAt(document, TemplateDocument.Description);
        return new DraftSummary(
            TemplateDocument.TextAt(document, TemplateDocument.Name) ?? "",
            Short(string.IsNullOrWhiteSpace(description) ? slug : $"{slug} · {description}")
        );
    }

    private static string Short(string text) =>
        text.Length <= DetailLength
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text.AsSpan(0, UnicodeText.CutsPair(text, DetailLength) ? DetailLength - 1 : DetailLength)}…"
            );
}
