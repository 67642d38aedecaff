using System.Security.Cryptography;
using System.Text;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// The ids of files as callers see them. A draft's files have ids of their own there, computed from those that documents
/// have: the id XOR the first 16 bytes of the SHA-256 of the draft's id (as it is written). So nothing is rewritten when a
/// draft is opened or committed, and what refers to a file refers to it before and after.
/// </summary>
internal sealed class DraftFileIds
{
    private readonly byte[]? mask;
    private readonly MapNode files;

    /// <param name="draft">Null for what is published: its files are known by the ids that documents have.</param>
    /// <param name="files">The files that there are: only a string that is the id of one is changed.</param>
    public DraftFileIds(DraftId? draft, MapNode files)
    {
        this.files = files;
        mask = draft is { } id ? SHA256.HashData(Encoding.ASCII.GetBytes(id.Value.ToString("D")))[..16] : null;
    }

    /// <summary>As the caller sees it; a string that is no file's id as it is.</summary>
    public string ToWire(string id) =>
        mask is not null && TryParse(id, out var guid) && files.Find(NameOf(guid)) is not null
            ? NameOf(Masked(guid))
            : id;

    /// <summary>
    /// As the document has it. Takes both ids of a file, the draft's own first; a string that is neither stays as it is.
    /// </summary>
    public string FromWire(string id) => Find(id) ?? id;

    /// <summary>The id in the document of a file by either of its ids; null when there is none.</summary>
    public string? Find(string id)
    {
        if (!TryParse(id, out var guid))
        {
            return null;
        }

        if (mask is not null && NameOf(Masked(guid)) is var own && files.Find(own) is not null)
        {
            return own;
        }

        return NameOf(guid) is var plain && files.Find(plain) is not null ? plain : null;
    }

    private static bool TryParse(string text, out Guid id) => Guid.TryParseExact(text, "D", out id);

    private static string NameOf(Guid id) => id.ToString("D");

    private Guid Masked(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= mask![i]; // Only drafts have one, and only theirs come here.
        }

        return new Guid(bytes, bigEndian: true);
    }
}
