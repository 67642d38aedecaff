using System.Buffers.Text;
using System.Text;

namespace DraftStudio.Core.Storage;

/// <summary>Where a list of members or tokens goes on: opaque to those who carry it.</summary>
internal static class AccessCursor
{
    public static string Write(string text, Guid id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id:N}{text}"));

    /// <summary>Null for no cursor, and for one that no list gave out: the list begins at its start.</summary>
    public static (string Text, Guid Id)? Read(string? cursor)
    {
        const int idLength = 32;
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return plain.Length >= idLength && Guid.TryParseExact(plain[..idLength], "N", out var id)
            ? (plain[idLength..], id)
            : null;
    }
}
