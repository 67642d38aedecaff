using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Access;

/// <summary>The secret of a bearer token: shown once, then known by its hash alone.</summary>
public sealed class TokenSecret
{
    /// <summary>By which scanners of leaked secrets, and people, know one of ours.</summary>
    public const string Prefix = "ds_";

    private const int RandomBytes = 32;

    private TokenSecret(string text) => Text = text;

    public string Text { get; }

    public ContentHash Hash => HashOf(Text);

    public static TokenSecret New() =>
        new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>A secret that was chosen elsewhere: the bootstrap token.</summary>
    public static TokenSecret Of(string text) => new(text);

    public static ContentHash HashOf(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Never the secret.</summary>
    public override string ToString() => Prefix + "…";
}
