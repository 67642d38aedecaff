using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>The fields that mean the same in whatever form they stand.</summary>
public static class SharedFields
{
    private const int DescriptionText = 10_000;

    /// <summary>What the thing is called; required.</summary>
    public static TextField Name() =>
        new()
        {
            Name = "name",
            Noun = "Name",
            ResourceType = ResourceTypes.Names,
            Path = DocumentPath.Of("name"),
            IdMembers = ["name_id"],
            MaxLength = ResourceText.NameLimit,
            Required = true,
        };

    public static TextField Description() =>
        new()
        {
            Name = "description",
            Noun = "Description",
            ResourceType = ResourceTypes.Descriptions,
            Path = DocumentPath.Of("description"),
            IdMembers = ["description_id"],
            MaxLength = DescriptionText,
        };

    /// <summary>Whether the thing is in use.</summary>
    /// <param name="flagType">The type of its two flags: <c>provider_active</c>.</param>
    public static FlagField Active(string flagType) =>
        new()
        {
            Name = "active",
            Noun = "Active flag",
            ResourceType = ResourceTypes.Flags,
            FlagType = flagType,
            Path = DocumentPath.Of("flags", flagType),
            IdMembers = ["flag_ids"],
        };

    public static NamesField Departments() =>
        new()
        {
            Name = "departments",
            Noun = "Department",
            ResourceType = ResourceTypes.Departments,
            Path = DocumentPath.Of("departments"),
            IdMembers = ["department_ids"],
        };
}
