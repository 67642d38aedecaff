using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Problems, test records and form fields, one of them at a time.</summary>
public sealed partial class WorkflowPanels
{
    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What is open: problems, records or form.</summary>
    [SupplyParameterFromQuery]
    public string? Panel { get; set; }

    private WorkflowPanel Open =>
        Panel switch
        {
            "problems" => WorkflowPanel.Problems,
            "records" => WorkflowPanel.TestRecords,
            "form" => WorkflowPanel.FormFields,
            _ => WorkflowPanel.None,
        };

    private ReleaseView? View => Editing.Value.View as ReleaseView;

    private int Errors => View?.Problems.Count(static problem => !problem.IsWarning) ?? 0;

    private (WorkflowPanel Panel, string Label, int Count, string? Tone)[] Items =>
        [
            (WorkflowPanel.Problems, "Problems", View?.Problems.Length ?? 0, Errors > 0 ? "error" : "warning"),
            (WorkflowPanel.TestRecords, "Test records", CountOf(ReleaseDocument.TestRecords), null),
            (WorkflowPanel.FormFields, "Form fields", CountOf(ReleaseDocument.FormFields), null),
        ];

    protected override object Shown => (string.Join('\n', Items), Open, Navigation.Uri);

    private int CountOf(DocumentPath list) => EntryReader.Items(View?.Document.At(list)).Count;

    private string AddressOf(WorkflowPanel panel) =>
        Navigation.GetUriWithQueryParameter(
            "panel",
            panel == Open
                ? null
                : panel switch
                {
                    WorkflowPanel.Problems => "problems",
                    WorkflowPanel.TestRecords => "records",
                    _ => "form",
                }
        );
}
