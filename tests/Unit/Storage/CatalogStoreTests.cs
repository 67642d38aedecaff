using DraftStudio.Core.Catalog;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>The catalogue, on each database alike.</summary>
public abstract class CatalogStoreTests : StoreTests
{
    [Fact]
    public async Task Resource_WithEverything_ComesBackAsItWas()
    {
        var resource = NewResource("Prod", "flags") with
        {
            Data = """{"type":"env"}""",
            Listed = true,
            RetiredAt = Storage.Time.GetUtcNow(),
        };
        await AddAsync(resource);

        var found = await Storage.Catalog.FindAsync(Here, [resource.Id, new ResourceId(Storage.NewId())], Token);

        Assert.Equal(resource, Assert.Single(found).Value);
        Assert.Equal(resource, await Storage.Catalog.FindByTextAsync(Here, "flags", " Prod ", Token));
        Assert.Null(await Storage.Catalog.FindByTextAsync(Here, "flags", "prod", Token));
        Assert.Null(await Storage.Catalog.FindByTextAsync(Here, "names", "Prod", Token));
    }

    [Fact]
    public async Task Find_ManyAtOnce_FindsAll()
    {
        var resources = Enumerable.Range(0, 250).Select(i => NewResource($"name {i}")).ToArray();
        await Storage.WriteAsync(
            async (unit, token) =>
            {
                foreach (var resource in resources)
                {
                    await unit.Catalog.GetOrInsertAsync(resource, true, token);
                }
            }
        );

        var found = await Storage.Catalog.FindAsync(Here, [.. resources.Select(static r => r.Id)], Token);

        Assert.Equal(resources, resources.Select(resource => found[resource.Id]));
        Assert.Empty(await Storage.Catalog.FindAsync(Here, [], Token));
    }

    [Fact]
    public async Task SameText_FiftyAtOnce_IsOneResource()
    {
        var found = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => AddAsync(NewResource("https://example.org")))
        );

        Assert.Single(found.Distinct());
    }

    [Fact]
    public async Task Text_IsCleanedBeforeItIsCompared()
    {
        var composed = await AddAsync(NewResource("Caf\u00e9"));
        var decomposed = await AddAsync(NewResource("  Cafe\u0301 "));

        Assert.Equal(composed, decomposed);
    }

    [Fact]
    public async Task Text_OfAnyLength_IsUnique()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(static i => (char)(0x4e00 + (i * 7919 % 20_000))));
        var first = await AddAsync(NewResource(text, "descriptions"));

        Assert.Equal(first, await AddAsync(NewResource(text, "descriptions")));
        Assert.NotEqual(first, await AddAsync(NewResource(text + "!", "descriptions")));
    }

    [Fact]
    public async Task Keys_MayShareTheirNameAndAreNotFoundByIt()
    {
        var first = await AddAsync(NewResource("primary", "keys"), uniqueText: false);
        var second = await AddAsync(NewResource("primary", "keys"), uniqueText: false);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Null(await Storage.Catalog.FindByTextAsync(Here, "keys", "primary", Token));
    }

    [Fact]
    public async Task Names_AreFoundWithoutRegardToCaseWhenListed()
    {
        var department = await AddAsync(NewResource("Ärzte Ost", "departments") with { Listed = true });
        await AddAsync(NewResource("unlisted", "departments"));

        var found = await Storage.Catalog.FindByNamesAsync(
            Here,
            "departments",
            ["ärzte ost", "ÄRZTE OST", "Unlisted", "nobody"],
            Token
        );

        Assert.Equal(["ÄRZTE OST", "ärzte ost"], found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found.Values, resources => Assert.Equal([department], resources));
    }

    [Fact]
    public async Task Search_OffersListedOnesPageByPage()
    {
        string[] names = ["beta_1", "Alpha", "gamma", "alpha", "Beta%2"];
        foreach (var name in names)
        {
            // Equal but for their case, they stand in the order of their ids.
            Storage.Time.Advance(TimeSpan.FromMilliseconds(1));
            await AddAsync(NewResource(name, "departments") with { Listed = true });
        }

        await AddAsync(NewResource("hidden", "departments"));
        await AddAsync(
            NewResource("retired", "departments") with
            {
                Listed = true,
                RetiredAt = Storage.Time.GetUtcNow(),
            }
        );

        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), await SearchAsync(null));
        Assert.Equal(["Beta%2", "beta_1"], await SearchAsync("BETA"));
        Assert.Equal(["Beta%2"], await SearchAsync("%"));
        Assert.Equal(["beta_1"], await SearchAsync("a_"));
    }

    [Fact]
    public async Task ListingAndRetiring_ChangeWhatIsOffered()
    {
        var resource = await AddAsync(NewResource("Sales", "departments"));
        await Storage.WriteAsync((unit, token) => unit.Catalog.ListAsync(Here, [resource.Id], token));
        Assert.Equal(["Sales"], await SearchAsync(null));

        await Storage.WriteAsync(
            (unit, token) => unit.Catalog.RetireAsync(Here, resource.Id, Storage.Time.GetUtcNow(), token)
        );
        Assert.Empty(await SearchAsync(null));
        var retired = (await Storage.Catalog.FindAsync(Here, [resource.Id], Token))[resource.Id];
        Assert.Equal(Storage.Time.GetUtcNow(), retired.RetiredAt);

        await Storage.WriteAsync((unit, token) => unit.Catalog.RetireAsync(Here, resource.Id, null, token));
        Assert.Equal(["Sales"], await SearchAsync(null));
    }

    [Fact]
    public async Task Secret_IsReadUntilItIsWiped()
    {
        var key = await AddAsync(NewResource("primary", "keys"), uniqueText: false);
        byte[] secret = [1, 2, 3];
        await Storage.WriteAsync((unit, token) => unit.Catalog.InsertSecretAsync(Here, key.Id, secret, token));
        Assert.Equal(secret, await Storage.Catalog.ReadSecretAsync(Here, key.Id, Token));

        await Storage.WriteAsync((unit, token) => unit.Catalog.WipeSecretsAsync(Here, [key.Id], token));
        await Storage.WriteAsync((unit, token) => unit.Catalog.WipeSecretsAsync(Here, [key.Id], token));

        Assert.Null(await Storage.Catalog.ReadSecretAsync(Here, key.Id, Token));
        Assert.Single(await Storage.Catalog.FindAsync(Here, [key.Id], Token));
    }

    [Fact]
    public async Task AnotherWorkspacesCatalogue_DoesNotExist()
    {
        var resource = await AddAsync(NewResource("Sales", "departments") with { Listed = true });
        await Storage.WriteAsync(
            (unit, token) => unit.Catalog.InsertSecretAsync(Here, resource.Id, new byte[1], token)
        );
        var there = await Storage.AddWorkspaceAsync();

        Assert.Empty(await Storage.Catalog.FindAsync(there, [resource.Id], Token));
        Assert.Null(await Storage.Catalog.FindByTextAsync(there, "departments", "Sales", Token));
        Assert.Empty(await Storage.Catalog.FindByNamesAsync(there, "departments", ["Sales"], Token));
        Assert.Empty((await Storage.Catalog.SearchAsync(there, "departments", null, false, null, 9, Token)).Items);
        Assert.Null(await Storage.Catalog.ReadSecretAsync(there, resource.Id, Token));
        var twin = NewResource("Sales", "departments") with { Workspace = there };
        Assert.Equal(twin, await AddAsync(twin));
    }

    private Resource NewResource(string text, string type = "names") =>
        new()
        {
            Workspace = Here,
            Id = new ResourceId(Storage.NewId()),
            Type = type,
            Text = text,
            CreatedAt = Storage.Time.GetUtcNow(),
        };

    private Task<Resource> AddAsync(Resource resource, bool uniqueText = true) =>
        Storage.WriteAsync((unit, token) => unit.Catalog.GetOrInsertAsync(resource, uniqueText, token));

    private async Task<List<string>> SearchAsync(string? search)
    {
        var texts = new List<string>();
        string? cursor = null;
        do
        {
            var (items, next) = await Storage.Catalog.SearchAsync(Here, "departments", search, false, cursor, 2, Token);
            texts.AddRange(items.Select(static resource => resource.Text));
            cursor = next;
        } while (cursor is not null);
        return texts;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteCatalogStoreTests(TestDatabases databases) : CatalogStoreTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresCatalogStoreTests(TestDatabases databases) : CatalogStoreTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
