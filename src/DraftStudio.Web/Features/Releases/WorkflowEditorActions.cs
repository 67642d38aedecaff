using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Another draft is shown, or none.</summary>
public sealed record WorkflowEditorShown;

/// <summary>The browser tells what is chosen in its graph.</summary>
public sealed record SelectionChanged(ImmutableArray<string> Selection, int Count, ImmutableArray<string> Scope);

/// <summary>The browser tells whether it shows the draft beside what is live.</summary>
public sealed record CompareChanged(bool IsOn);

/// <summary>The browser's graph is to do something.</summary>
public sealed record GraphCommanded(string Name, ImmutableArray<string> Keys);
