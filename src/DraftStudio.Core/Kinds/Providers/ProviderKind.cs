using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Core.Kinds.Providers;

/// <summary>A provider: who serves, where, with which keys, for whom.</summary>
public sealed class ProviderKind : FormKind
{
    public const string KindName = "provider";

    private const int LongText = 2_000;
    private const int DescriptionText = 10_000;

    public static readonly TextField NameField = SharedFields.Name();

    public static readonly TextField ValueField = new()
    {
        Name = "value",
        Noun = "Value",
        ResourceType = ResourceTypes.Values,
        Path = DocumentPath.Of("value"),
        IdMembers = ["value_id"],
        MaxLength = ResourceText.NameLimit,
        Required = true,
    };

    public static readonly TextField DescriptionField = SharedFields.Description();

    public static readonly FlagField ActiveField = SharedFields.Active("provider_active");

    public static readonly NamesField DepartmentsField = SharedFields.Departments();

    public static readonly TextField EndpointField = new()
    {
        Name = "endpoint",
        Noun = "Endpoint",
        ResourceType = ResourceTypes.Endpoints,
        Path = DocumentPath.Of("endpoints"),
        IdMembers = ["endpoint_ids", "endpoint_id"],
        MaxLength = LongText,
        Several = true,
    };

    public static readonly SecretField KeyField = new()
    {
        Name = "key",
        Noun = "Key",
        ResourceType = ResourceTypes.Keys,
        Path = DocumentPath.Of("keys"),
        IdMembers = ["key_ids", "key_id"],
        NameMember = "key_name",
        DescriptionMember = "key_description",
        MaxLength = LongText,
        DescriptionLength = DescriptionText,
    };

    public override string Name => KindName;

    public override ImmutableArray<FormField> Fields { get; } =
    [NameField, ValueField, DescriptionField, ActiveField, DepartmentsField, EndpointField, KeyField];

    public override FormField TitleField => NameField;

    public override FormField DetailField => ValueField;
}
