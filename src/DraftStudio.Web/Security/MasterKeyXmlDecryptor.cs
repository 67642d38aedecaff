using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace DraftStudio.Web.Security;

/// <summary>Unwraps what <see cref="MasterKeyXmlEncryptor"/> wrapped. Data Protection makes it by its name in the XML.</summary>
internal sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public const string Purpose = "data-protection-keys";

    public XElement Decrypt(XElement encryptedElement)
    {
        var nonce = Bytes(encryptedElement, "nonce");
        var tag = Bytes(encryptedElement, "tag");
        var cipher = Bytes(encryptedElement, "value");
        var plain = new byte[cipher.Length];
        var masterKey = services.GetRequiredService<MasterKey>();
        using (var aes = new AesGcm(masterKey.Derive(Purpose), tag.Length))
        {
            aes.Decrypt(nonce, cipher, tag, plain);
        }

        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static byte[] Bytes(XElement element, string name) =>
        Convert.FromBase64String(
            element.Element(name)?.Value ?? throw new CryptographicException($"A wrapped key has no {name}.")
        );
}
