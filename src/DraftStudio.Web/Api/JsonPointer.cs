using System.Globalization;
using System.Text;

namespace DraftStudio.Web.Api;

/// <summary>Writes JSON Pointers (RFC 6901).</summary>
public static class JsonPointer
{
    public static string Append(string pointer, string member) => $"{pointer}/{Escape(member)}";

    public static string Append(string pointer, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");

    /// <summary>The first member that a pointer names, null at the root.</summary>
    public static string? FirstMember(string pointer)
    {
        if (pointer.Length < 2)
        {
            return null;
        }

        var end = pointer.IndexOf('/', 1);
        return Unescape(end < 0 ? pointer[1..] : pointer[1..end]);
    }

    /// <summary>The pointer for a path as <see cref="System.Text.Json.JsonException.Path"/> writes it: <c>$.a['b.c'][0]</c>.</summary>
    public static string FromJsonPath(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return "";
        }

        var pointer = new StringBuilder();
        var at = path[0] == '$' ? 1 : 0;
        while (at < path.Length)
        {
            int end;
            if (path[at] == '.')
            {
                end = path.AsSpan(at + 1).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + 1 + end;
                pointer.Append('/').Append(Escape(path[(at + 1)..end]));
                at = end;
            }
            else if (path.AsSpan(at).StartsWith("['", StringComparison.Ordinal))
            {
                end = path.IndexOf("']", at + 2, StringComparison.Ordinal);
                end = end < 0 ? path.Length : end;
                pointer.Append('/').Append(Escape(path[(at + 2)..end]));
                at = Math.Min(path.Length, end + 2);
            }
            else if (path[at] == '[')
            {
                end = path.IndexOf(']', at + 1);
                end = end < 0 ? path.Length : end;
                pointer.Append('/').Append(path.AsSpan(at + 1, end - at - 1));
                at = Math.Min(path.Length, end + 1);
            }
            else
            {
                break;
            }
        }

        return pointer.ToString();
    }

    private static string Escape(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string member) =>
        member.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
