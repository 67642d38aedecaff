using Microsoft.Win32.SafeHandles;

namespace DraftStudio.Bench.Measuring;

/// <summary>Writes a page of 4 kB and waits until the disk has it: the least that anything durable costs.</summary>
internal sealed class DurablePage : IDisposable
{
    private const int Size = 4096;
    private const int Pages = 1024;

    private readonly SafeFileHandle file;
    private readonly byte[] page = new byte[Size];
    private long written;

    public DurablePage(string path)
    {
        file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, preallocationSize: (long)Size * Pages);
        RandomAccess.Write(file, new byte[Size * Pages], 0);
        RandomAccess.FlushToDisk(file);
    }

    public void Write()
    {
        BitConverter.TryWriteBytes(page, ++written);
        RandomAccess.Write(file, page, written % Pages * Size);
        RandomAccess.FlushToDisk(file);
    }

    public void Dispose() => file.Dispose();
}
