namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>What each studio of forms does as itself.</summary>
public static class FormStudioExtensions
{
    /// <summary>Skips the test where this machine cannot serve the studio.</summary>
    public static TStudio OrSkip<TStudio>(this TStudio studio)
        where TStudio : FormStudio
    {
        studio.Host.OrSkip();
        return studio;
    }
}
