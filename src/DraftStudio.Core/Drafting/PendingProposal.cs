namespace DraftStudio.Core.Drafting;

/// <summary>A proposal that waits, with the draft that it is on.</summary>
public sealed record PendingProposal(Proposal Proposal, Draft Draft);
