namespace DraftStudio.Core.Drafting;

/// <summary>A live thing: a provider, a cohort, a workflow, a template.</summary>
public readonly record struct ArtifactId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
