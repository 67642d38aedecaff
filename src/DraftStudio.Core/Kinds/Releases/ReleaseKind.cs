using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>A workflow: a graph of nodes, the form that starts it, the records that it is tried with. Its revisions are its releases.</summary>
internal sealed class ReleaseKind(ActionCatalogue catalogue) : DraftKind
{
    public const string KindName = "workflow";

    private const int TitleLength = 200;

    private readonly GraphMemory graphs = new(catalogue);

    public override string Name => KindName;

    public override Document Blank => ReleaseDocument.Blank;

    public ActionCatalogue Catalogue => catalogue;

    public override string SlotOf(UserId owner) => "";

    /// <summary>What deploying would refuse. A workflow without a node is new: only deploying asks for a start.</summary>
    public override ImmutableArray<Problem> Validate(Document document) =>
        graphs.Check(ReleaseDocument.NodesOf(document));

    /// <summary>The same for what is to be deployed, where no node at all is a problem too.</summary>
    public ImmutableArray<Problem> ValidateRelease(Document document) =>
        ReleaseDocument.NodesOf(document).Count > 0
            ? Validate(document)
            :
            [
                new Problem(ReleaseDocument.Nodes, "start_missing", "The graph has no start."),
                new Problem(ReleaseDocument.Nodes, "end_unreachable", "The graph has no end."),
            ];

    public override Task<DraftSummary> SummariseAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            new DraftSummary(
                ReleaseDocument.TextAt(document, ReleaseDocument.Name) ?? "",
                Short(ReleaseDocument.TextAt(document, ReleaseDocument.Description) ?? "")
            )
        );

    public override string Describe(ImmutableArray<Change> changes) => ReleaseLabels.Of(changes);

    private static string Short(string text) =>
        text.Length <= TitleLength
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text.AsSpan(0, UnicodeText.CutsPair(text, TitleLength) ? TitleLength - 1 : TitleLength)}…"
            );
}
