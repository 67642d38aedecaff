namespace DraftStudio.Core.Access;

/// <summary>A workspace: the tenant that every row but users belongs to.</summary>
public readonly record struct WorkspaceId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
