using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>Ids as 16 bytes in the order in which they are written, so that UUIDv7 sort by their time.</summary>
internal sealed class BigEndianGuidConverter()
    : ValueConverter<Guid, byte[]>(
        static id => id.ToByteArray(bigEndian: true),
        static bytes => new Guid(bytes, bigEndian: true)
    );
