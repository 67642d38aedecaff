using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// Where a list goes on: the key of the last item that was given out, opaque to clients. Who takes one from a client asks
/// <see cref="TryParse"/> first (422); the stores take it for granted that it fits.
/// </summary>
public readonly record struct Cursor
{
    private const int IdLength = 16;
    private const int NumberLength = 8;

    private Cursor(CursorOrder order, long number, string text, Guid id)
    {
        Order = order;
        Number = number;
        Text = text;
        Id = id;
    }

    public CursorOrder Order { get; }

    /// <summary>The number; for a time, its microseconds since 1970.</summary>
    public long Number { get; }

    public string Text { get; }

    public Guid Id { get; }

    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks(Number * TimeSpan.TicksPerMicrosecond);

    public static Cursor Of(DateTimeOffset time, Guid id) =>
        new(
            CursorOrder.Time,
            (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond,
            "",
            id
        );

    public static Cursor Of(string text, Guid id) => new(CursorOrder.Text, 0, text, id);

    public static Cursor Of(long number) => new(CursorOrder.Number, number, "", Guid.Empty);

    /// <summary>The cursor that a list ordered like that gave out; false for anything else.</summary>
    public static bool TryParse(string? written, CursorOrder order, out Cursor cursor)
    {
        cursor = default;
        if (written is null || !Base64Url.IsValid(written))
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(written);
        if (bytes.IsEmpty || bytes[0] != (byte)order)
        {
            return false;
        }

        bytes = bytes[1..];
        switch (order)
        {
            case CursorOrder.Time when bytes.Length == NumberLength + IdLength:
                var time = BinaryPrimitives.ReadInt64BigEndian(bytes);
                cursor = new Cursor(order, time, "", new Guid(bytes[NumberLength..], bigEndian: true));
                return Math.Abs(time / TimeSpan.MicrosecondsPerSecond) < TimeSpan.SecondsPerDay * 365L * 1_000;
            case CursorOrder.Text when bytes.Length >= IdLength:
                var text = Encoding.UTF8.GetString(bytes[IdLength..]);
                cursor = new Cursor(order, 0, text, new Guid(bytes[..IdLength], bigEndian: true));
                return !text.Contains('\0', StringComparison.Ordinal);
            case CursorOrder.Number when bytes.Length == NumberLength:
                cursor = Of(BinaryPrimitives.ReadInt64BigEndian(bytes));
                return true;
            default:
                return false;
        }
    }

    /// <summary>What a client gets.</summary>
    public override string ToString()
    {
        var text = Encoding.UTF8.GetBytes(Text ?? "");
        var bytes = new byte[1 + NumberLength + IdLength + text.Length];
        var length = 0;
        bytes[length++] = (byte)Order;
        if (Order is CursorOrder.Time or CursorOrder.Number)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(length), Number);
            length += NumberLength;
        }

        if (Order is CursorOrder.Time or CursorOrder.Text)
        {
            Id.TryWriteBytes(bytes.AsSpan(length), bigEndian: true, out var written);
            length += written;
        }

        text.CopyTo(bytes, length);
        return Base64Url.EncodeToString(bytes.AsSpan(0, length + text.Length));
    }
}
