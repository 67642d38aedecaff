using System.Buffers.Binary;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>The checksum of zip's entries (polynomial 0xEDB88320), eight bytes at a time.</summary>
internal struct Crc32()
{
    private const int Lanes = 8;
    private static readonly uint[] Table = MakeTable();

    private uint state = uint.MaxValue;

    public readonly uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        while (bytes.Length >= Lanes)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc =
                Entry(7, low)
                ^ Entry(6, low >> 8)
                ^ Entry(5, low >> 16)
                ^ Entry(4, low >> 24)
                ^ Entry(3, high)
                ^ Entry(2, high >> 8)
                ^ Entry(1, high >> 16)
                ^ Entry(0, high >> 24);
            bytes = bytes[Lanes..];
        }

        foreach (var value in bytes)
        {
            crc = Entry(0, crc ^ value) ^ (crc >> 8);
        }

        state = crc;
    }

    private static uint Entry(int lane, uint value) => Table[(lane * 256) + (int)(value & 0xFF)];

    private static uint[] MakeTable()
    {
        var table = new uint[Lanes * 256];
        for (var i = 0; i < 256; i++)
        {
            var value = (uint)i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[i] = value;
        }

        for (var i = 256; i < table.Length; i++)
        {
            table[i] = table[table[i - 256] & 0xFF] ^ (table[i - 256] >> 8);
        }

        return table;
    }
}
