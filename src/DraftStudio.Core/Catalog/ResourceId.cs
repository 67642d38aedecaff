namespace DraftStudio.Core.Catalog;

/// <summary>A row of the catalogue that forms select: a name, an endpoint, a department, a key.</summary>
public readonly record struct ResourceId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
