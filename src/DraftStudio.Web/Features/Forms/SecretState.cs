using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The one key that is shown in the clear in this circuit, if any. Its text is in no other state.</summary>
public sealed record SecretState
{
    public static readonly SecretState Hidden = new();

    public ResourceId? Key { get; init; }

    public string? Text { get; init; }

    public string? Failure { get; init; }

    public override string ToString() => "(secret)";
}
