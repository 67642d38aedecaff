using DraftStudio.Core.Access;

namespace DraftStudio.Core.Journal;

/// <summary>How far a workspace's journal is sealed: who notes it elsewhere can prove later that nothing before it was touched.</summary>
/// <param name="Hash">SHA-256, 32 bytes.</param>
public sealed record ChainHead(WorkspaceId Workspace, long Seq, byte[] Hash);
