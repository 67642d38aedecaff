using System.Collections.Immutable;
using DraftStudio.Core.Journal;

namespace DraftStudio.Web.Features.History;

/// <summary>What happened in the workspace since the last of these, oldest first.</summary>
public sealed record WorkspaceChanged(ImmutableArray<JournalEntry> Entries)
{
    /// <summary>Whether any of it is about this kind of thing.</summary>
    public bool Concerns(string kind) => Entries.Any(entry => entry.Kind == kind);
}
