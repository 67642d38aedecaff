using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A selected resource that is not agreed yet.</summary>
/// <param name="Id">The resource.</param>
/// <param name="By">Who marked it.</param>
/// <param name="ByName">The same, as they were called then.</param>
/// <param name="Field">The field that selects it.</param>
/// <param name="Replaced">What a single-valued field selected before; null for nothing.</param>
/// <param name="At">When it was marked.</param>
public sealed record PendingMark(
    ResourceId Id,
    UserId By,
    string ByName,
    string Field,
    ResourceId? Replaced,
    DateTimeOffset At
);
