namespace DraftStudio.Core.Storage.Rows;

/// <summary>A key of ASP.NET Core Data Protection, wrapped by the master key.</summary>
public sealed class DataProtectionKeyRow
{
    public required Guid Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
