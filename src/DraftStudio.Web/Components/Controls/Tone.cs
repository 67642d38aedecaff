namespace DraftStudio.Web.Components.Controls;

/// <summary>What a status means, as a colour beside its icon and word.</summary>
public enum Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
}
