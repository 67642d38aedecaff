namespace DraftStudio.Core.Journal;

/// <summary>The first place where a chain does not hold.</summary>
/// <param name="Seq">The number of the entry that was changed, removed or moved.</param>
/// <param name="Reason">For people.</param>
public sealed record ChainFault(long Seq, string Reason);
