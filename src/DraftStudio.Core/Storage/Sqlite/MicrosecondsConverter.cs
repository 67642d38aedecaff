using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>Times as microseconds since 1970 in UTC: what PostgreSQL keeps, in a number that sorts.</summary>
internal sealed class MicrosecondsConverter()
    : ValueConverter<DateTimeOffset, long>(
        static time => Microseconds.Of(time),
        static value => Microseconds.ToTime(value)
    );
