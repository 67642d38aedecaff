using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Review;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>The grid of a list: only the rows that are seen are in the page, and the next ones are asked for in time.</summary>
public sealed partial class ArtifactTable
{
    /// <summary>As the style sheet has it; where lines wrap, the real height is measured.</summary>
    private const float RowHeight = 41;

    /// <summary>So many rows before the end of what is loaded the next page is asked for.</summary>
    private const int Ahead = 40;

    /// <summary>Rows are counted from the head, which is the first.</summary>
    private const int FirstRow = 2;

    private Virtualize<ArtifactLine>? grid;
    private ImmutableArray<ArtifactRow> shown;

    [Parameter, EditorRequired]
    public required ArtifactWords Words { get; set; }

    [Parameter, EditorRequired]
    public required ArtifactListState State { get; set; }

    /// <summary>The address that a press on a column's head goes to.</summary>
    [Parameter, EditorRequired]
    public required Func<ArtifactOrder, string> SortHref { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string> OnToggle { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnToggleAll { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ArtifactId> OnEdit { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<DecisionTarget> OnAccept { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<DecisionTarget> OnReject { get; set; }

    /// <summary>The end of what is loaded comes near, and there is more.</summary>
    [Parameter]
    public EventCallback OnMore { get; set; }

    private string? Mono => Words.DetailIsCode ? "ds-mono" : null;

    /// <summary>With the head's row; -1 says that nobody knows yet how many there are.</summary>
    private int RowCount => State.Next is null ? State.Rows.Length + 1 : -1;

    private bool AllSelected =>
        !State.Selected.IsEmpty
        && State.Rows.All(row => row.Status == ArtifactRowStatus.Proposed || State.Selected.Contains(row.Id));

    private static string Count(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private string? SortOf(ArtifactOrder order) =>
        State.Query is { } query && query.Order == order
            ? query.Descending == (order == ArtifactOrder.Title)
                ? "descending"
                : "ascending"
            : null;

    private string Arrow(ArtifactOrder order) =>
        SortOf(order) switch
        {
            "ascending" => "↑",
            "descending" => "↓",
            _ => "",
        };

    protected override async Task OnParametersSetAsync()
    {
        if (grid is not null && shown != State.Rows)
        {
            await grid.RefreshDataAsync();
        }
    }

    private async ValueTask<ItemsProviderResult<ArtifactLine>> Provide(ItemsProviderRequest request)
    {
        // Asked first: where the answer comes at once, it is in what is provided.
        if (
            request.StartIndex + request.Count + Ahead > State.Rows.Length
            && State is { Next: not null, LoadingMore: false }
        )
        {
            await OnMore.InvokeAsync();
        }

        shown = State.Rows;
        var lines = shown
            .Skip(request.StartIndex)
            .Take(request.Count)
            .Select((row, i) => new ArtifactLine(request.StartIndex + i + FirstRow, row));
        return new ItemsProviderResult<ArtifactLine>(lines, shown.Length);
    }
}
