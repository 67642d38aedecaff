using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace DraftStudio.Bench.Browsers;

/// <summary>Counts what goes over the sockets of a page, each frame with its header.</summary>
internal sealed class SocketBytes
{
    private const int BinaryFrame = 2;
    private const int MaskLength = 4;

    private long down;
    private long up;

    private SocketBytes() { }

    public long Down => Interlocked.Read(ref down);

    public long Up => Interlocked.Read(ref up);

    /// <summary>Begins to count; a socket that is open already is counted too.</summary>
    public static async Task<SocketBytes> CountAsync(IPage page)
    {
        var counted = new SocketBytes();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) =>
            Interlocked.Add(ref counted.down, LengthOf(frame, 0));
        session.Event("Network.webSocketFrameSent").OnEvent += (_, frame) =>
            Interlocked.Add(ref counted.up, LengthOf(frame, MaskLength));
        await session.SendAsync("Network.enable");
        return counted;
    }

    private static long LengthOf(JsonElement? frame, int mask)
    {
        var response = frame!.Value.GetProperty("response"); // every frame's event has one
        var data = response.GetProperty("payloadData").GetString() ?? "";
        var payload =
            response.GetProperty("opcode").GetInt32() == BinaryFrame
                ? Convert.FromBase64String(data).Length
                : Encoding.UTF8.GetByteCount(data);
        var header =
            payload < 126 ? 2
            : payload <= ushort.MaxValue ? 4
            : 10;
        return header + mask + payload;
    }
}
