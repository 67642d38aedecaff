using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates.Archives;

/// <summary>What an entry must be by what the directory says of it: a plain file or a folder, with a name that stays inside.</summary>
internal sealed class ArchiveRules(ArchiveLimits limits)
{
    /// <summary>By any of the three ways that an entry may be.</summary>
    public const ushort Encrypted = 1 | (1 << 6) | (1 << 13);
    private const ushort Patched = 1 << 5;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private const uint UnixType = 0xF000;
    private const uint UnixFile = 0x8000;
    private const uint UnixFolder = 0x4000;
    private const uint ReparsePoint = 0x400;

    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private long declared;

    /// <summary>The reason to refuse the archive for this entry; null when it may be taken beside those seen before.</summary>
    public DraftError? Check(ArchiveRecord record) => CheckName(record) ?? CheckKind(record) ?? CheckSize(record);

    private DraftError? CheckName(ArchiveRecord record)
    {
        var path = record.IsFolder ? record.Name[..^1] : record.Name;
        if (TemplatePath.ProblemOf(path) is { } problem)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Path, record.Name, problem);
        }

        var key = TemplatePath.KeyOf(path);
        for (var slash = key.IndexOf('/'); slash >= 0; slash = key.IndexOf('/', slash + 1))
        {
            folders.Add(key[..slash]);
            if (files.Contains(key[..slash]))
            {
                return Taken(record);
            }
        }

        if (!record.IsFolder)
        {
            return folders.Contains(key) || !files.Add(key) ? Taken(record) : null;
        }

        folders.Add(key);
        return files.Contains(key) ? Taken(record) : null;
    }

    private static DraftError? CheckKind(ArchiveRecord record)
    {
        // Some programs for Windows write a mode too, so it counts whatever system the archive says it is from.
        var type = (record.Attributes >> 16) & UnixType;
        if (type is not (0 or UnixFile or UnixFolder) || (record.Attributes & ReparsePoint) != 0)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Link, record.Name, "it is a link or a device, not a file.");
        }

        if (type == UnixFolder != record.IsFolder && type != 0)
        {
            return ArchiveRefusal.Of(
                ArchiveRefusal.Corrupt,
                record.Name,
                "its name and its mode contradict each other."
            );
        }

        if ((record.Flags & Encrypted) != 0)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Unsupported, record.Name, "it is encrypted.");
        }

        if (record.Method is not (Stored or Deflated) || (record.Flags & Patched) != 0)
        {
            return ArchiveRefusal.Of(
                ArchiveRefusal.Unsupported,
                record.Name,
                $"it is packed by method {record.Method}; only stored and deflated entries are read."
            );
        }

        return null;
    }

    private DraftError? CheckSize(ArchiveRecord record)
    {
        if (record.Packed == uint.MaxValue || record.Size == uint.MaxValue || record.HeaderStart == uint.MaxValue)
        {
            return ArchiveRefusal.Of(
                ArchiveRefusal.TooLarge,
                record.Name,
                "it is in the ZIP64 format of very large files."
            );
        }

        if (record.Method == Stored && record.Packed != record.Size)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Corrupt, record.Name, "its sizes contradict each other.");
        }

        if (record.IsFolder && record.Size != 0)
        {
            return ArchiveRefusal.Of(ArchiveRefusal.Corrupt, record.Name, "it is a folder with contents.");
        }

        declared += record.Size;
        return
            declared > limits.Unpacked
            || record.Size > Math.Max(ArchiveLimits.FreeOfRatio, record.Packed * limits.Ratio)
            ? ArchiveRefusal.Of(ArchiveRefusal.Bomb, record.Name, "it unpacks to more than an archive may hold.")
            : null;
    }

    private static DraftError Taken(ArchiveRecord record) =>
        ArchiveRefusal.Of(
            ArchiveRefusal.Taken,
            record.Name,
            "another entry has this name, if case and the composition of letters do not count."
        );
}
