namespace DraftStudio.Core.Storage.Rows;

/// <summary>A row that belongs to one workspace: its key begins with it, the query filter and the save guard hold it.</summary>
public interface IWorkspaceRow
{
    Guid Workspace { get; }
}
