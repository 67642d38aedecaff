using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>The sweep, on each database alike.</summary>
public abstract class StorageSweepTests : StoreTests
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(25);

    [Fact]
    public async Task Blobs_ThatNothingRefersTo_GoAfterADay()
    {
        var text = await PutAsync("a text that a document mentions");
        var changed = await PutAsync("a text that an operation mentions");
        var snapshot = await PutAsync(
            DocumentJson.Write(new Document(MapNode.Empty.With("file", TextNode.Of(text, 31))))
        );
        var unused = await PutAsync("nobody's");
        var draft = await AddDraftAsync(draft => draft with { Snapshot = new SnapshotId(snapshot) });
        var next = Next(draft);
        var operation = NewOperation(next) with
        {
            Changes = [Change.Set(DocumentPath.Of("file"), null, TextNode.Of(changed, 33))],
        };
        await Storage.WriteAsync((unit, token) => unit.AppendAsync(next, 0, operation, NewEntry(null, next), token));

        Assert.Equal(0, (await SweepAsync()).Blobs);
        Storage.Time.Advance(LongAgo);
        var young = await PutAsync("young");

        Assert.Equal(1, (await SweepAsync()).Blobs);
        var there = await AreThereAsync(text, changed, snapshot, young, unused);
        Assert.Equal([true, true, true, true, false], there);
    }

    [Fact]
    public async Task Blob_ThatIsUsedAgain_Stays()
    {
        var blob = await PutAsync("used again");
        Storage.Time.Advance(LongAgo);
        await PutAsync("used again");

        Assert.Equal(0, (await SweepAsync()).Blobs);
        Assert.True(Assert.Single(await AreThereAsync(blob)));
    }

    [Fact]
    public async Task LongChangesAndAnswers_StayWithTheirRows()
    {
        var draft = await AppendAsync(await AddDraftAsync(), new string('x', 100_000));
        var receipt = new Receipt
        {
            Workspace = Here,
            Operation = "op",
            Caller = Ann,
            Key = "key",
            RequestHash = ContentHash.Of([]),
            Status = 200,
            Body = new byte[100_000],
            At = Storage.Time.GetUtcNow(),
        };
        await Storage.WriteAsync((unit, token) => unit.InsertReceiptAsync(receipt, token));
        Storage.Time.Advance(LongAgo);

        Assert.Equal(new SweptRows(0, 0, 0), await SweepAsync());
        Assert.Single(await Storage.Drafts.ReadOperationsAsync(Here, draft.Id, 0, 1, Token));

        Storage.Time.Advance(LongAgo);
        Assert.Equal(new SweptRows(1, 0, 0), await SweepAsync() with { Blobs = 0 });
        Assert.Null(await Storage.Drafts.FindReceiptAsync(Here, "op", Ann, "key", Token));
    }

    [Fact]
    public async Task Resources_ThatNothingRefersTo_GoWithTheirSecretsAfterADay()
    {
        var mentioned = await AddAsync("mentioned", listed: false);
        var proposed = await AddAsync("proposed", listed: false);
        var listed = await AddAsync("listed", listed: true);
        var unused = await AddAsync("unused", listed: false);
        await Storage.WriteAsync((unit, token) => unit.Catalog.InsertSecretAsync(Here, unused, new byte[8], token));
        var draft = await AppendAsync(await AddDraftAsync(), mentioned.ToString());
        await Storage.WriteAsync(
            (unit, token) => unit.InsertProposalAsync(NewProposal(draft, proposed.ToString()), token)
        );

        Assert.Equal(0, (await SweepAsync()).Resources);
        Storage.Time.Advance(LongAgo);
        var young = await AddAsync("young", listed: false);

        Assert.Equal(1, (await SweepAsync()).Resources);
        var left = await Storage.Catalog.FindAsync(Here, [mentioned, proposed, listed, unused, young], Token);
        Assert.Equal(
            [mentioned, proposed, listed, young],
            new[] { mentioned, proposed, listed, unused, young }.Where(left.ContainsKey)
        );
        Assert.Null(await Storage.Catalog.ReadSecretAsync(Here, unused, Token));
    }

    [Fact]
    public async Task Resource_ThatIsAskedForAgain_Stays()
    {
        var resource = await AddAsync("again", listed: false);
        Storage.Time.Advance(LongAgo);
        Assert.Equal(resource, await AddAsync("again", listed: false));

        Assert.Equal(0, (await SweepAsync()).Resources);
    }

    private Task<SweptRows> SweepAsync() => Storage.Get<StorageSweep>().RunOnceAsync(Token);

    private Task<ContentHash> PutAsync(string text) => PutAsync(System.Text.Encoding.UTF8.GetBytes(text));

    private async Task<ContentHash> PutAsync(byte[] content)
    {
        var blob = PreparedBlob.Prepare(content);
        await Storage.WriteAsync((unit, token) => unit.PutBlobAsync(Here, blob, token));
        return blob.Hash;
    }

    private async Task<bool[]> AreThereAsync(params ContentHash[] blobs)
    {
        var there = new List<bool>();
        foreach (var blob in blobs)
        {
            there.Add(await Storage.Drafts.ReadBlobAsync(Here, blob, Token) is not null);
        }

        return [.. there];
    }

    private async Task<ResourceId> AddAsync(string text, bool listed) =>
        (
            await Storage.WriteAsync(
                (unit, token) =>
                    unit.Catalog.GetOrInsertAsync(
                        new Resource
                        {
                            Workspace = Here,
                            Id = new ResourceId(Storage.NewId()),
                            Type = "names",
                            Text = text,
                            Listed = listed,
                            CreatedAt = Storage.Time.GetUtcNow(),
                        },
                        true,
                        token
                    )
            )
        ).Id;
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStorageSweepTests(TestDatabases databases) : StorageSweepTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresStorageSweepTests(TestDatabases databases) : StorageSweepTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
