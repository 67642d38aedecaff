using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What is known of a file's contents without showing them.</summary>
/// <param name="Size">In bytes.</param>
internal sealed record FileFacts(long Size, ContentHash Sha256);
