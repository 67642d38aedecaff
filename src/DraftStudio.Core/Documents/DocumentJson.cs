using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>The stored form of documents and changes, in UTF-8. Its first member says its version.</summary>
public static class DocumentJson
{
    public static byte[] Write(Document document) => throw new NotImplementedException();

    /// <exception cref="System.Text.Json.JsonException">Not a stored document.</exception>
    public static Document Read(ReadOnlySpan<byte> json) => throw new NotImplementedException();

    public static byte[] WriteChanges(ImmutableArray<Change> changes) => throw new NotImplementedException();

    /// <exception cref="System.Text.Json.JsonException">Not a stored list of changes.</exception>
    public static ImmutableArray<Change> ReadChanges(ReadOnlySpan<byte> json) => throw new NotImplementedException();
}
