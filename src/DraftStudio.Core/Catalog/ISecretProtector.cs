namespace DraftStudio.Core.Catalog;

/// <summary>Encrypts secrets at rest. The web host does it with Data Protection, whose keys are wrapped by the master key.</summary>
public interface ISecretProtector
{
    byte[] Protect(string secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The bytes were not made by this installation's keys.</exception>
    string Unprotect(byte[] encrypted);
}
