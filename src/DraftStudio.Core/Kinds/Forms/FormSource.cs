using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>The documents that a form's state was read from, by which the next reading knows what it can keep.</summary>
/// <param name="Document">The draft's document.</param>
/// <param name="BaseSnapshot">Where its base is stored.</param>
/// <param name="Base">The base.</param>
internal sealed record FormSource(Document Document, SnapshotId BaseSnapshot, Document Base);
