namespace DraftStudio.Web.Features.Releases;

/// <summary>What is open below the graph.</summary>
public enum WorkflowPanel
{
    None,
    Problems,
    TestRecords,
    FormFields,
}
