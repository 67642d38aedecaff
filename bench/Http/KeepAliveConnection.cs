using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace DraftStudio.Bench.Http;

/// <summary>
/// One connection of HTTP/1.1 that stays open, one request after the other. It does what a client must do and no more, so
/// that the two cores are the server's: the usual client costs as much as a server that does nothing.
/// </summary>
internal sealed class KeepAliveConnection : IDisposable
{
    private static readonly byte[] HeadersEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket;
    private byte[] buffer = new byte[16 * 1024];

    private KeepAliveConnection(Socket socket) => this.socket = socket;

    public static async Task<KeepAliveConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var opened = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await opened.ConnectAsync(address.Host, address.Port, cancellationToken);
        return new KeepAliveConnection(opened);
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200; the message has it.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await socket.SendAsync(request, cancellationToken);
        var filled = 0;
        do
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            filled += read;
        } while (!IsComplete(buffer.AsSpan(0, filled)));

        if (!buffer.AsSpan("HTTP/1.1 ".Length).StartsWith("200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, filled));
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(HeadersEnd);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..(end + 2)];
        var body = answer[(end + HeadersEnd.Length)..];
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            return Utf8Parser.TryParse(head[(at + "Content-Length: ".Length)..], out int length, out _)
                && body.Length >= length;
        }

        return head.IndexOf("Transfer-Encoding: chunked"u8) < 0 || HasLastChunk(body);
    }

    private static bool HasLastChunk(ReadOnlySpan<byte> body)
    {
        while (Utf8Parser.TryParse(body, out int size, out var digits, 'x'))
        {
            var chunk = digits + 2 + size + 2;
            if (body.Length < chunk)
            {
                return false;
            }

            if (size == 0)
            {
                return true;
            }

            body = body[chunk..];
        }

        return false;
    }
}
