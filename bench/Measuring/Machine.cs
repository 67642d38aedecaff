using System.Globalization;
using System.Runtime.InteropServices;

namespace DraftStudio.Bench.Measuring;

/// <summary>The computer that it was measured on, in words.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    public static string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB of memory, "
                + $"{RuntimeInformation.OSArchitecture}, {SystemName()}, .NET {Environment.Version}"
        );

    /// <summary>How many programs wanted a core in the last minute, this one included; empty where the system does not say.</summary>
    public static string Load() => File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : "";

    private static string SystemName() =>
        OperatingSystem.IsLinux() ? "Linux"
        : OperatingSystem.IsMacOS() ? "macOS"
        : OperatingSystem.IsWindows() ? "Windows"
        : "another system";
}
