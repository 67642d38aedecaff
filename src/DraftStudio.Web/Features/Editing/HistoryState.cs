using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The open status panel: what the draft changes, and its operations, newest first.</summary>
public sealed record HistoryState(
    bool Loading,
    ImmutableArray<ChangeLine> Changes,
    ImmutableArray<Operation> Operations,
    bool HasMore
);
