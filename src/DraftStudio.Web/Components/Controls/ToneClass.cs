namespace DraftStudio.Web.Components.Controls;

/// <summary>The class of a tone: <c>ds-badge--success</c>, <c>ds-alert--warning</c>.</summary>
public static class ToneClass
{
    public static string Of(string block, Tone tone) =>
        tone switch
        {
            Tone.Neutral => block,
            Tone.Info => $"{block} {block}--info",
            Tone.Success => $"{block} {block}--success",
            Tone.Warning => $"{block} {block}--warning",
            Tone.Danger => $"{block} {block}--danger",
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "Not a tone."),
        };
}
