using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class WorkflowEditorReducerTests
{
    private static readonly string Node = Graphs.Id("a");
    private static readonly string Group = Graphs.Id("g");

    [Fact]
    public void OneChosenNode_IsNamedWithItsGroups_AndOfManyNone()
    {
        var one = WorkflowEditorReducers.Reduce(WorkflowEditorState.None, new SelectionChanged([Node], 1, [Group]));
        Assert.Equal([Group, Node], one.Node);
        Assert.Empty(WorkflowEditorReducers.Reduce(one, new SelectionChanged([Node], 700, [])).Node);
        Assert.Equal(
            WorkflowEditorState.MostSelected,
            WorkflowEditorReducers
                .Reduce(one, new SelectionChanged([.. Enumerable.Repeat(Node, 90)], 90, []))
                .Selection.Length
        );
    }

    [Fact]
    public void WhatIsAskedOfTheBrowser_IsNumbered_AcrossDraftsToo()
    {
        var state = WorkflowEditorReducers.Reduce(WorkflowEditorState.None, new GraphCommanded("fit", []));
        state = WorkflowEditorReducers.Reduce(state, new WorkflowEditorShown());
        state = WorkflowEditorReducers.Reduce(state, new GraphCommanded("fit", []));
        Assert.Equal(2, state.Command?.Number);
    }

    /// <summary>What a page did before it knew is kept for what it may still send, and no longer.</summary>
    [Fact]
    public void WhatStoodAlone_IsRememberedUntilThePageKnows()
    {
        var state = EditingState.None with { DraftId = new DraftId(Guid.Empty), Phase = SavePhase.Saved };
        state = EditingReducers.Reduce(state, new FieldEdited("graph/1", "a", -1, new EditStand(4, 0, 1)));
        var sent = state.Edits["graph/1"];
        Assert.Equal(4, sent.BaseVersion);
        state = EditingReducers.Reduce(state, new SaveSucceeded([sent], 5));
        Assert.Equal([sent], state.Made);

        state = EditingReducers.Reduce(state, new FieldEdited("graph/2", "b", -2, new EditStand(4, 0, 2)));
        Assert.True(state.Edits["graph/2"].Stand!.IsOver(sent.Stand!)); // Both stand alone.
        Assert.Equal(4, state.Edits["graph/2"].BaseVersion);
        state = EditingReducers.Reduce(state, new FieldEdited("graph/3", "c", -3, new EditStand(5, 1, 3)));
        Assert.Empty(state.Made);
    }

    [Fact]
    public void WhatStoodAlone_AndIsRefused_IsGone()
    {
        var state = EditingState.None with { DraftId = new DraftId(Guid.Empty), Phase = SavePhase.Saved };
        state = EditingReducers.Reduce(state, new FieldEdited("graph/1", "a", -1, new EditStand(4, 0, 1)));
        state = EditingReducers.Reduce(
            state,
            new SaveRefused(
                [state.Edits["graph/1"]],
                ImmutableDictionary<string, string>.Empty.Add("graph/1", "No such node.")
            )
        );
        Assert.Empty(state.Edits);
        Assert.Empty(state.Refusals);
        Assert.Equal(SavePhase.Saved, state.Phase);
    }
}
