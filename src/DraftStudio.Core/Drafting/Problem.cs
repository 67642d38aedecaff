using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>Something that the kind found in a document. An error blocks the commit, a warning does not; neither blocks saving.</summary>
public sealed record Problem(DocumentPath Path, string Code, string Message, bool IsWarning = false);
