using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace DraftStudio.Bench.Http;

/// <summary>
/// A request whose body is another one each time and always as long: the digits at the mark count up. Without a mark it
/// is always the same.
/// </summary>
internal sealed class ChangingRequest
{
    /// <summary>Where the count stands in the body.</summary>
    public const string Mark = "0000000000";

    private readonly byte[] bytes;
    private readonly int mark;
    private long count;

    /// <param name="first">Where the count begins; two requests that begin far apart never send the same.</param>
    public ChangingRequest(
        HttpMethod method,
        Uri address,
        AuthenticationHeaderValue? authorization,
        string body,
        long first
    )
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{method} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n"
                + $"{(authorization is null ? "" : $"Authorization: {authorization}\r\n")}"
                + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n"
        );
        bytes = Encoding.UTF8.GetBytes(head + body);
        mark = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(Mark));
        count = first;
    }

    /// <summary>The next one; the memory is used again by the call after.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (
            mark >= 0
            && !(++count).TryFormat(bytes.AsSpan(mark, Mark.Length), out _, "D10", CultureInfo.InvariantCulture)
        )
        {
            throw new InvalidOperationException("The count has outgrown its place.");
        }

        return bytes;
    }
}
