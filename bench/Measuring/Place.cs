namespace DraftStudio.Bench.Measuring;

/// <summary>A kind of file system that data is put on. The goals hold on the disk; the memory is printed beside it.</summary>
internal sealed record Place
{
    private const string SharedMemory = "/dev/shm";

    private readonly string root;

    private Place(string name, string root, bool isDisk)
    {
        Name = name;
        this.root = root;
        IsDisk = isDisk;
    }

    /// <summary>The disk that this program lies on: a system's temporary folder may be memory.</summary>
    public static Place Disk { get; } = new("disk", Path.Combine(AppContext.BaseDirectory, "bench-data"), isDisk: true);

    /// <summary>The disk first, then memory where there is such a file system.</summary>
    public static IReadOnlyList<Place> All { get; } =
        Directory.Exists(SharedMemory) ? [Disk, new("memory", SharedMemory, isDisk: false)] : [Disk];

    public string Name { get; }

    public bool IsDisk { get; }

    /// <summary>The goal, where goals hold.</summary>
    public Goal? Holds(Goal goal) => IsDisk ? goal : null;

    /// <summary>A new folder, which goes when it is disposed.</summary>
    public BenchFolder CreateFolder() =>
        new(Path.Combine(root, $"draft-studio-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}"));
}
