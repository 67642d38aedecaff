using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What this browser shows of a workflow's draft: nobody else's does.</summary>
public sealed record WorkflowEditorState
{
    /// <summary>How many chosen nodes are told here; the count has them all.</summary>
    public const int MostSelected = 50;

    public static readonly WorkflowEditorState None = new();

    /// <summary>The chosen nodes by uuid, in the order of choosing; the first of many.</summary>
    public ImmutableArray<string> Selection { get; init; } = [];

    public int SelectedCount { get; init; }

    /// <summary>The groups that are open, from the outermost.</summary>
    public ImmutableArray<string> Scope { get; init; } = [];

    /// <summary>The draft is shown beside what is live.</summary>
    public bool Compare { get; init; }

    /// <summary>What the browser was asked for last.</summary>
    public GraphCommand? Command { get; init; }

    /// <summary>The one node that is chosen, with the groups that it is in; empty for none and for many.</summary>
    public ImmutableArray<string> Node => SelectedCount == 1 && Selection.Length == 1 ? Scope.AddRange(Selection) : [];
}
