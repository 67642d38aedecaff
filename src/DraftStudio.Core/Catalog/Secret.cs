namespace DraftStudio.Core.Catalog;

/// <summary>A secret in the clear, on its way to being encrypted. Nothing that prints its neighbours prints it.</summary>
public sealed class Secret(string text)
{
    /// <summary>The secret itself: only for encrypting it and for deciding whether it can be taken.</summary>
    public string Reveal() => text;

    public override string ToString() => "(secret)";
}
