namespace DraftStudio.Core.Catalog;

/// <summary>A secret that is encrypted, and what may be shown of it.</summary>
/// <param name="IsMask">What came was a mask, so what is encrypted is worth nothing.</param>
public sealed record SealedSecret(ReadOnlyMemory<byte> Encrypted, string Mask, int Length, bool IsMask)
{
    /// <summary>Encrypts; never within a unit of work, for the keys to encrypt with may have to be stored first.</summary>
    public static SealedSecret Of(Secret secret, ISecretProtector protector)
    {
        var text = secret.Reveal();
        return new SealedSecret(
            protector.Protect(text),
            SecretMask.IsMask(text) ? text : SecretMask.Of(text),
            ResourceText.Length(text),
            SecretMask.IsMask(text)
        );
    }
}
