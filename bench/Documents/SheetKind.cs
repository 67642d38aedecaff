using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Bench.Documents;

/// <summary>A kind without rules of its own: what it costs is what the engine and the store cost.</summary>
internal sealed class SheetKind : DraftKind
{
    public const string KindName = "sheet";

    public override string Name => KindName;

    public override Document Blank => SheetDocuments.Blank;

    public override string SlotOf(UserId owner) => owner.ToString();

    public override ImmutableArray<Problem> Validate(Document document) => [];

    public override Task<DraftSummary> SummariseAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) => Task.FromResult(new DraftSummary("Sheet", ""));

    public override string Describe(ImmutableArray<Change> changes) => "Set title";
}
