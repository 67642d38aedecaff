using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>Content hashed and compressed before its unit of work begins.</summary>
public sealed record PreparedBlob(ContentHash Hash, ReadOnlyMemory<byte> Stored, bool IsCompressed, long Length);
