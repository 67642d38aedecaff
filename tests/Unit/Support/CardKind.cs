using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>
/// A kind that no feature has, to show that the engine needs none: a title, tags by name, and slots whose numbers must
/// differ from each other.
/// </summary>
internal sealed class CardKind : DraftKind
{
    public const string KindName = "card";

    public static readonly DocumentPath Title = DocumentPath.Of("title");

    private static readonly DocumentPath Slots = DocumentPath.Of("slots");

    public override string Name => KindName;

    public override Document Blank { get; } =
        Document.Empty.With(DocumentPath.Of("tags"), MapNode.Empty).With(Slots, MapNode.Empty);

    public List<DraftId> ClosedDrafts { get; } = [];

    public List<string> RejectedKeys { get; } = [];

    public override string SlotOf(UserId owner) => owner.ToString();

    public override ImmutableArray<Problem> Validate(Document document) =>
        [
            .. ((MapNode?)document.At(Slots) ?? MapNode.Empty)
                .Select(slot => (slot.Key, Number: ((LeafNode)slot.Value).AsInt64()))
                .GroupBy(slot => slot.Number)
                .SelectMany(same => same.Skip(1))
                .Select(slot => new Problem(Slots.Child(slot.Key), "slot_taken", "Two slots have the same number.")),
            .. document.At(Title) is null ? new[] { new Problem(Title, "required", "A card has a title.") } : [],
        ];

    public override Task<DraftSummary> SummariseAsync(
        ICatalogReader catalog,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) => Task.FromResult(new DraftSummary((document.At(Title) as LeafNode)?.AsString() ?? "", ""));

    public override string Describe(ImmutableArray<Change> changes) =>
        string.Join(", ", changes.Select(change => change.Path.ToString()));

    public override Task OnClosedAsync(IDraftUnit unit, Draft draft, CancellationToken cancellationToken)
    {
        ClosedDrafts.Add(draft.Id);
        return Task.CompletedTask;
    }

    public override Task OnRejectedAsync(
        IDraftUnit unit,
        Draft draft,
        Proposal proposal,
        CancellationToken cancellationToken
    )
    {
        RejectedKeys.Add(proposal.Key);
        return Task.CompletedTask;
    }
}
