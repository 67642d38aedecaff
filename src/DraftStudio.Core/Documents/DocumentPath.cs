using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>Where something is in a document: the keys from the root down. Written as a JSON Pointer (RFC 6901).</summary>
public sealed class DocumentPath : IEquatable<DocumentPath>, IComparable<DocumentPath>
{
    public static readonly DocumentPath Root = new([]);

    private DocumentPath(ImmutableArray<string> segments) => Segments = segments;

    public ImmutableArray<string> Segments { get; }

    public bool IsRoot => Segments.IsEmpty;

    /// <summary>The last key; empty at the root.</summary>
    public string Last => IsRoot ? "" : Segments[^1];

    public static DocumentPath Of(params ReadOnlySpan<string> segments) => new([.. segments]);

    /// <exception cref="FormatException">Not a JSON Pointer.</exception>
    public static DocumentPath Parse(string pointer)
    {
        if (pointer.Length == 0)
        {
            return Root;
        }

        if (pointer[0] != '/')
        {
            throw new FormatException("A path is empty or begins with a slash.");
        }

        return new DocumentPath([.. pointer[1..].Split('/').Select(Unescape)]);
    }

    public DocumentPath Child(string key) => new(Segments.Add(key));

    /// <summary>True when <paramref name="other"/> is this path or below it.</summary>
    public bool Contains(DocumentPath other) =>
        other.Segments.Length >= Segments.Length
        && other.Segments.AsSpan()[..Segments.Length].SequenceEqual(Segments.AsSpan());

    /// <summary>True when one path is the other or contains it.</summary>
    public bool Overlaps(DocumentPath other) => Contains(other) || other.Contains(this);

    public bool Equals(DocumentPath? other) =>
        other is not null && Segments.AsSpan().SequenceEqual(other.Segments.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var segment in Segments)
        {
            hash.Add(segment, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    public int CompareTo(DocumentPath? other)
    {
        if (other is null)
        {
            return 1;
        }

        var shared = Math.Min(Segments.Length, other.Segments.Length);
        for (var i = 0; i < shared; i++)
        {
            var order = string.CompareOrdinal(Segments[i], other.Segments[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return Segments.Length.CompareTo(other.Segments.Length);
    }

    public override string ToString() => string.Concat(Segments.Select(segment => "/" + Escape(segment)));

    public static bool operator ==(DocumentPath? left, DocumentPath? right) => Equals(left, right);

    public static bool operator !=(DocumentPath? left, DocumentPath? right) => !Equals(left, right);

    public static bool operator <(DocumentPath left, DocumentPath right) => left.CompareTo(right) < 0;

    public static bool operator <=(DocumentPath left, DocumentPath right) => left.CompareTo(right) <= 0;

    public static bool operator >(DocumentPath left, DocumentPath right) => left.CompareTo(right) > 0;

    public static bool operator >=(DocumentPath left, DocumentPath right) => left.CompareTo(right) >= 0;

    private static string Escape(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string segment)
    {
        for (var i = segment.IndexOf('~', StringComparison.Ordinal); i >= 0; i = segment.IndexOf('~', i + 1))
        {
            if (i + 1 == segment.Length || segment[i + 1] is not ('0' or '1'))
            {
                throw new FormatException("A tilde in a path is followed by 0 or 1.");
            }
        }

        return segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
