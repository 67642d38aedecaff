using DraftStudio.Core.Access;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a field would become: a proposal's part, or a mark.</summary>
/// <param name="Option">What it sets, adds or removes.</param>
/// <param name="Key">The proposal's key; null for a mark.</param>
/// <param name="Action"><c>set</c>, <c>add</c> or <c>remove</c>.</param>
/// <param name="By">Who proposed or marked it.</param>
/// <param name="ByName">The same, as they were called then.</param>
/// <param name="At">When.</param>
public sealed record FormChip(
    FormOption Option,
    string? Key,
    string Action,
    UserId By,
    string ByName,
    DateTimeOffset At
);
