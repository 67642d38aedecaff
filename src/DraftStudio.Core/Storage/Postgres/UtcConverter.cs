using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>Times in UTC, the only ones that <c>timestamptz</c> takes.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTimeOffset>(
        static time => time.ToUniversalTime(),
        static time => time.ToUniversalTime()
    );
