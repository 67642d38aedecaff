namespace DraftStudio.Bench.Measuring;

/// <summary>A folder for as long as a row is measured.</summary>
internal sealed class BenchFolder : IDisposable
{
    public BenchFolder(string path)
    {
        FullName = path;
        Directory.CreateDirectory(path);
    }

    public string FullName { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
