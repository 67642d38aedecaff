using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Security;

public sealed class MasterKeyTests
{
    [Fact]
    public async Task Start_MakesAKeyThatOnlyItsOwnerReads_AndKeepsIt()
    {
        var directory = Directory.CreateTempSubdirectory("draft-studio-test-").FullName;
        var path = Path.Combine(directory, "master.key");
        byte[] secret;
        await using (var first = StudioHost.Keeping(directory))
        {
            secret = first.Services.GetRequiredService<ISecretProtector>().Protect("sk-live-0123456789abcdef");
        }

        Assert.Equal(
            32,
            Convert
                .FromBase64String((await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Trim())
                .Length
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        await using var second = StudioHost.On(directory);
        Assert.Equal(
            "sk-live-0123456789abcdef",
            second.Services.GetRequiredService<ISecretProtector>().Unprotect(secret)
        );
    }

    [Fact]
    public async Task OtherMasterKey_OpensNothing()
    {
        var directory = Directory.CreateTempSubdirectory("draft-studio-test-").FullName;
        byte[] secret;
        await using (var first = StudioHost.Keeping(directory))
        {
            secret = first.Services.GetRequiredService<ISecretProtector>().Protect("sk-live-0123456789abcdef");
        }

        var other = Path.Combine(directory, "other.key");
        await using var second = StudioHost.On(directory).With("DraftStudio:MasterKeyFile", other);

        Assert.ThrowsAny<CryptographicException>(() =>
            second.Services.GetRequiredService<ISecretProtector>().Unprotect(secret)
        );
        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task KeysInTheDatabase_AreWrapped()
    {
        await using var host = new StudioHost();
        host.Services.GetRequiredService<ISecretProtector>().Protect("x");

        var keys = host.Services.GetRequiredService<IKeyStore>().ReadAll();

        Assert.NotEmpty(keys);
        Assert.All(
            keys,
            static xml =>
            {
                Assert.Contains("encryptedSecret", xml, StringComparison.Ordinal);
                Assert.Contains("wrappedKey", xml, StringComparison.Ordinal);
                Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Encrypt_IsUndoneByDecrypt_AndNoticesChanges()
    {
        var masterKey = new MasterKey(RandomNumberGenerator.GetBytes(MasterKey.Size));
        using var services = new ServiceCollection().AddSingleton(masterKey).BuildServiceProvider();
        var wrapped = new MasterKeyXmlEncryptor(masterKey).Encrypt(new XElement("key", "the secret")).EncryptedElement;

        Assert.DoesNotContain("the secret", wrapped.ToString(), StringComparison.Ordinal);
        Assert.Equal("the secret", new MasterKeyXmlDecryptor(services).Decrypt(wrapped).Value);

        var value = Convert.FromBase64String(wrapped.Element("value")!.Value); // The encryptor writes it.
        value[0] ^= 1;
        wrapped.Element("value")!.Value = Convert.ToBase64String(value);
        Assert.ThrowsAny<CryptographicException>(() => new MasterKeyXmlDecryptor(services).Decrypt(wrapped));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    public void Open_FileThatHoldsNoKey_IsRefused(string content)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, content, Encoding.ASCII);

        Assert.Throws<InvalidOperationException>(() => MasterKeyFile.Open(path));

        File.Delete(path);
    }

    [Fact]
    public void Derive_GivesEachPurposeItsOwnKey()
    {
        var masterKey = new MasterKey(new byte[MasterKey.Size]);

        Assert.Equal(masterKey.Derive("a"), masterKey.Derive("a"));
        Assert.NotEqual(masterKey.Derive("a"), masterKey.Derive("b"));
    }
}
