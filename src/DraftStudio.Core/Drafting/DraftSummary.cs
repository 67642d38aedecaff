namespace DraftStudio.Core.Drafting;

/// <summary>What lists show of a document: its name, and one more line.</summary>
public sealed record DraftSummary(string Title, string Detail);
