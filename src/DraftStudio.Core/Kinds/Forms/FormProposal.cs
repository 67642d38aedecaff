using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A proposal on a form's draft.</summary>
/// <param name="Proposal">As it is kept.</param>
/// <param name="Stale">What it touches has changed since it was made: it cannot be accepted as it is.</param>
/// <param name="Fields">The names of the fields that it touches.</param>
public sealed record FormProposal(Proposal Proposal, bool Stale, ImmutableArray<string> Fields);
