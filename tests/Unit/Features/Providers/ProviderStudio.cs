using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Providers;

/// <summary>The words of the provider form.</summary>
public class ProviderStudio : FormStudio
{
    public ProviderStudio()
        : this(new StudioHost()) { }

    private protected ProviderStudio(StudioHost host)
        : base(host) { }

    public override string SavePath => "/provider/draft";

    public override string OtherSavePath => "/cohort/draft";

    public override string Kind => "provider";

    public override string Plural => "providers";

    public override IReadOnlyDictionary<string, int> Texts { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["name"] = 200,
            ["value"] = 200,
            ["key_name"] = 200,
            ["endpoint"] = 2_000,
            ["key"] = 2_000,
            ["description"] = 10_000,
            ["key_description"] = 10_000,
        };

    public override IReadOnlyList<string> Ids => ["name_id", "description_id", "endpoint_id", "key_id", "value_id"];

    public override IReadOnlyList<string> IdLists => ["flag_ids", "department_ids", "endpoint_ids", "key_ids"];

    public override JsonObject Publishable(string name) => new() { ["name"] = name, ["value"] = "openai" };
}

[CollectionDefinition(Name)]
public sealed class ProviderCollection : ICollectionFixture<ProviderStudio>
{
    public const string Name = "provider form";
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresProviderStudio(TestDatabases databases) : ProviderStudio(new PostgresStudioHost(databases));

[CollectionDefinition(Name)]
public sealed class PostgresProviderCollection : ICollectionFixture<PostgresProviderStudio>
{
    public const string Name = "provider form on PostgreSQL";
}
