using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace DraftStudio.Bench.Circuits;

/// <summary>
/// The messages of a circuit: MessagePack, each after its length. As much of it as the browser's half of Blazor Server
/// needs; what is bytes (the pictures of what was rendered) is skipped.
/// </summary>
internal static class BlazorPack
{
    public const long Invocation = 1;
    public const long Completion = 3;
    public const long Ping = 6;
    public const long Close = 7;

    /// <summary>A call to the server. Arguments are texts, whole numbers, truth values or null.</summary>
    public static byte[] Call(string? id, string target, params ReadOnlySpan<object?> arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        Array(body, 6);
        Number(body, Invocation);
        Raw(body, 0x80); // no headers
        Text(body, id);
        Text(body, target);
        Array(body, arguments.Length);
        foreach (var argument in arguments)
        {
            Value(body, argument);
        }

        Array(body, 0); // no streams
        return Framed(body.WrittenSpan);
    }

    public static byte[] Alive() => Framed([0x91, (byte)Ping]);

    /// <summary>Reads the message at the beginning; null when it has not come whole.</summary>
    public static object?[]? Read(ReadOnlySpan<byte> received, out int consumed)
    {
        consumed = 0;
        var length = 0;
        var at = 0;
        byte part;
        do
        {
            if (at == received.Length)
            {
                return null;
            }

            part = received[at];
            length |= (part & 0x7f) << (7 * at++);
        } while (part >= 0x80);

        if (received.Length - at < length)
        {
            return null;
        }

        consumed = at + length;
        return (object?[]?)Value(received[..consumed], ref at);
    }

    private static object? Value(ReadOnlySpan<byte> from, ref int at)
    {
        var type = from[at++];
        return type switch
        {
            <= 0x7f => (long)type,
            >= 0xe0 => (long)(sbyte)type,
            <= 0x8f => Map(from, ref at, type & 0xf),
            <= 0x9f => Items(from, ref at, type & 0xf),
            <= 0xbf => Text(from, ref at, type & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Skip(ref at, Take(from, ref at, 1)[0]),
            0xc5 => Skip(ref at, BinaryPrimitives.ReadUInt16BigEndian(Take(from, ref at, 2))),
            0xc6 => Skip(ref at, BinaryPrimitives.ReadInt32BigEndian(Take(from, ref at, 4))),
            0xcc => (long)Take(from, ref at, 1)[0],
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(from, ref at, 2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(from, ref at, 4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(from, ref at, 8)),
            0xd0 => (long)(sbyte)Take(from, ref at, 1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(from, ref at, 2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(from, ref at, 4)),
            0xd9 => Text(from, ref at, Take(from, ref at, 1)[0]),
            0xda => Text(from, ref at, BinaryPrimitives.ReadUInt16BigEndian(Take(from, ref at, 2))),
            0xdb => Text(from, ref at, BinaryPrimitives.ReadInt32BigEndian(Take(from, ref at, 4))),
            0xdc => Items(from, ref at, BinaryPrimitives.ReadUInt16BigEndian(Take(from, ref at, 2))),
            0xde => Map(from, ref at, BinaryPrimitives.ReadUInt16BigEndian(Take(from, ref at, 2))),
            _ => throw new FormatException($"MessagePack's type {type:x2} is not expected on a circuit."),
        };
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> from, ref int at, int count)
    {
        var taken = from.Slice(at, count);
        at += count;
        return taken;
    }

    private static object? Skip(ref int at, int count)
    {
        at += count;
        return null;
    }

    private static string Text(ReadOnlySpan<byte> from, ref int at, int count) =>
        Encoding.UTF8.GetString(Take(from, ref at, count));

    private static object?[] Items(ReadOnlySpan<byte> from, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Value(from, ref at);
        }

        return items;
    }

    private static object?[] Map(ReadOnlySpan<byte> from, ref int at, int count) => Items(from, ref at, count * 2);

    private static byte[] Framed(ReadOnlySpan<byte> body)
    {
        var framed = new ArrayBufferWriter<byte>(body.Length + 5);
        var length = (uint)body.Length;
        while (length >= 0x80)
        {
            Raw(framed, (byte)(length | 0x80));
            length >>= 7;
        }

        Raw(framed, (byte)length);
        framed.Write(body);
        return framed.WrittenSpan.ToArray();
    }

    private static void Value(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null or string:
                Text(to, (string?)value);
                break;
            case bool truth:
                Raw(to, truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                Number(to, number);
                break;
            default:
                throw new ArgumentException(
                    $"A {value.GetType().Name} is no argument of a circuit's call.",
                    nameof(value)
                );
        }
    }

    private static void Text(ArrayBufferWriter<byte> to, string? text)
    {
        if (text is null)
        {
            Raw(to, 0xc0);
            return;
        }

        Raw(to, 0xdb);
        BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(4), Encoding.UTF8.GetByteCount(text));
        to.Advance(4);
        Encoding.UTF8.GetBytes(text, to);
    }

    private static void Number(ArrayBufferWriter<byte> to, long number)
    {
        if (number is >= 0 and < 0x80)
        {
            Raw(to, (byte)number);
            return;
        }

        Raw(to, 0xd3);
        BinaryPrimitives.WriteInt64BigEndian(to.GetSpan(8), number);
        to.Advance(8);
    }

    private static void Array(ArrayBufferWriter<byte> to, int count) => Raw(to, (byte)(0x90 | count));

    private static void Raw(ArrayBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }
}
