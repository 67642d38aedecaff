using System.Text;
using DraftStudio.Core.Catalog;
using Microsoft.AspNetCore.DataProtection;

namespace DraftStudio.Web.Security;

/// <summary>Encrypts the secrets of provider keys with Data Protection.</summary>
internal sealed class DataProtectionSecretProtector(IDataProtectionProvider provider) : ISecretProtector
{
    private readonly IDataProtector protector = provider.CreateProtector("keys");

    public byte[] Protect(string secret) => protector.Protect(Encoding.UTF8.GetBytes(secret));

    public string Unprotect(byte[] encrypted) => Encoding.UTF8.GetString(protector.Unprotect(encrypted));
}
