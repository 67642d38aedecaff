using System.Text;

namespace DraftStudio.Tests.Unit.Kinds.Templates.Archives;

/// <summary>Writes a zip byte by byte: what no honest program would write, too.</summary>
public static class ForgedZip
{
    public static byte[] Of(params ForgedEntry[] entries) => Of(entries, count: null);

    /// <param name="count">How many entries the end says that there are; null for how many there are.</param>
    public static byte[] Of(IReadOnlyList<ForgedEntry> entries, ushort? count)
    {
        var stream = new MemoryStream();
        var writer = new BinaryWriter(stream, Encoding.UTF8);
        var starts = new List<uint>();
        foreach (var entry in entries)
        {
            starts.Add((uint)stream.Position);
            writer.Write(0x04034B50u);
            WriteHead(writer, entry, entry.HeaderName ?? entry.Name);
            writer.Write(entry.HeaderName ?? entry.Name);
            writer.Write(entry.Packed);
        }

        var directory = (uint)stream.Position;
        foreach (var (entry, start) in entries.Zip(starts))
        {
            writer.Write(0x02014B50u);
            writer.Write((ushort)0x0314);
            WriteHead(writer, entry, entry.Name);
            writer.Write((ushort)0);
            writer.Write((ushort)0);
            writer.Write((ushort)0);
            writer.Write(entry.Attributes);
            writer.Write(entry.HeaderStart ?? start);
            writer.Write(entry.Name);
        }

        var size = (uint)stream.Position - directory;
        writer.Write(0x06054B50u);
        writer.Write(0u);
        writer.Write(count ?? (ushort)entries.Count);
        writer.Write(count ?? (ushort)entries.Count);
        writer.Write(size);
        writer.Write(directory);
        writer.Write((ushort)0);
        return stream.ToArray();
    }

    private static void WriteHead(BinaryWriter writer, ForgedEntry entry, byte[] name)
    {
        writer.Write((ushort)20);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(0x00210000u);
        writer.Write(entry.Checksum);
        writer.Write(entry.PackedSize ?? (uint)entry.Packed.Length);
        writer.Write(entry.Size);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)0);
    }
}
