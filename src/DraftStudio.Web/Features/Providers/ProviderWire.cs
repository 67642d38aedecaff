using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Providers;

/// <summary>What <c>POST /provider/draft</c> takes. A member that is absent leaves its field as it is.</summary>
internal sealed record ProviderDraftRequest : FormRequestWire
{
    [JsonPropertyName("name")]
    public Optional<string?> Name { get; init; }

    [JsonPropertyName("name_id")]
    public Optional<string?> NameId { get; init; }

    [JsonPropertyName("description")]
    public Optional<string?> Description { get; init; }

    [JsonPropertyName("description_id")]
    public Optional<string?> DescriptionId { get; init; }

    [JsonPropertyName("flag_ids")]
    public Optional<string?[]?> FlagIds { get; init; }

    /// <summary>Selects the provider_active flag with this value.</summary>
    [JsonPropertyName("active")]
    public Optional<bool?> Active { get; init; }

    /// <summary>Names, matched without regard to case; each must exist.</summary>
    [JsonPropertyName("departments")]
    public Optional<string?[]?> Departments { get; init; }

    [JsonPropertyName("department_ids")]
    public Optional<string?[]?> DepartmentIds { get; init; }

    [JsonPropertyName("endpoint")]
    public Optional<string?> Endpoint { get; init; }

    [JsonPropertyName("endpoint_id")]
    public Optional<string?> EndpointId { get; init; }

    [JsonPropertyName("endpoint_ids")]
    public Optional<string?[]?> EndpointIds { get; init; }

    /// <summary>A secret: makes a new key. Never answered; the state shows its mask.</summary>
    [JsonPropertyName("key")]
    public Optional<string?> Key { get; init; }

    /// <summary>The new key's name; alone it selects the key that has it.</summary>
    [JsonPropertyName("key_name")]
    public Optional<string?> KeyName { get; init; }

    [JsonPropertyName("key_description")]
    public Optional<string?> KeyDescription { get; init; }

    [JsonPropertyName("key_id")]
    public Optional<string?> KeyId { get; init; }

    [JsonPropertyName("key_ids")]
    public Optional<string?[]?> KeyIds { get; init; }

    [JsonPropertyName("value")]
    public Optional<string?> Value { get; init; }

    [JsonPropertyName("value_id")]
    public Optional<string?> ValueId { get; init; }

    public override FormEdit ToEdit() =>
        FormEdit
            .Empty.Set("name", Name)
            .Set("name_id", NameId)
            .Set("description", Description)
            .Set("description_id", DescriptionId)
            .Set("flag_ids", FlagIds)
            .Set("active", Active)
            .Set("departments", Departments)
            .Set("department_ids", DepartmentIds)
            .Set("endpoint", Endpoint)
            .Set("endpoint_id", EndpointId)
            .Set("endpoint_ids", EndpointIds)
            .SetSecret("key", Key)
            .Set("key_name", KeyName)
            .Set("key_description", KeyDescription)
            .Set("key_id", KeyId)
            .Set("key_ids", KeyIds)
            .Set("value", Value)
            .Set("value_id", ValueId);
}

/// <summary>The state of a provider's form: its members as a request has them, and what all forms have.</summary>
internal sealed record ProviderFormState : FormStateWire
{
    public ProviderFormState(FormState state)
        : base(state)
    {
        var (name, description) = (state[ProviderKind.NameField], state[ProviderKind.DescriptionField]);
        var (active, departments) = (state[ProviderKind.ActiveField], state[ProviderKind.DepartmentsField]);
        var (endpoint, key) = (state[ProviderKind.EndpointField], state[ProviderKind.KeyField]);
        var (value, firstKey) = (state[ProviderKind.ValueField], key.First?.Resource);
        Name = name.First?.Text;
        NameId = name.First?.Id.Value;
        Description = description.First?.Text;
        DescriptionId = description.First?.Id.Value;
        FlagIds = active.Ids;
        Active = active.Flag;
        Departments = departments.Texts;
        DepartmentIds = departments.Ids;
        Endpoint = endpoint.First?.Text;
        EndpointId = endpoint.First?.Id.Value;
        EndpointIds = endpoint.Ids;
        Key = key.First?.Text;
        KeyName = firstKey?.Text;
        KeyDescription = firstKey is null ? null : KeyData.Of(firstKey).Description;
        KeyId = key.First?.Id.Value;
        KeyIds = key.Ids;
        Value = value.First?.Text;
        ValueId = value.First?.Id.Value;
    }

    [JsonPropertyName("name")]
    public string? Name { get; }

    [JsonPropertyName("name_id")]
    public Guid? NameId { get; }

    [JsonPropertyName("description")]
    public string? Description { get; }

    [JsonPropertyName("description_id")]
    public Guid? DescriptionId { get; }

    [JsonPropertyName("flag_ids")]
    public ImmutableArray<string> FlagIds { get; }

    [JsonPropertyName("active")]
    public bool? Active { get; }

    [JsonPropertyName("departments")]
    public ImmutableArray<string> Departments { get; }

    [JsonPropertyName("department_ids")]
    public ImmutableArray<string> DepartmentIds { get; }

    [JsonPropertyName("endpoint")]
    public string? Endpoint { get; }

    [JsonPropertyName("endpoint_id")]
    public Guid? EndpointId { get; }

    [JsonPropertyName("endpoint_ids")]
    public ImmutableArray<string> EndpointIds { get; }

    /// <summary>The first key's mask.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; }

    [JsonPropertyName("key_name")]
    public string? KeyName { get; }

    [JsonPropertyName("key_description")]
    public string? KeyDescription { get; }

    [JsonPropertyName("key_id")]
    public Guid? KeyId { get; }

    [JsonPropertyName("key_ids")]
    public ImmutableArray<string> KeyIds { get; }

    [JsonPropertyName("value")]
    public string? Value { get; }

    [JsonPropertyName("value_id")]
    public Guid? ValueId { get; }
}
