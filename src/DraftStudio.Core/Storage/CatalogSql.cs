using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Storage;

/// <summary>The catalogue to and from rows.</summary>
internal static class CatalogSql
{
    private const int MostAtOnce = 128;

    private static readonly ImmutableArray<string> Numbers =
    [
        .. Enumerable
            .Range(0, MostAtOnce)
            .Select(static index => string.Create(CultureInfo.InvariantCulture, $"@id{index}")),
    ];

    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    private const string Columns =
        "workspace, id, type, text, data, listed, retired_at, created_at, sort_key, touched_at, folded_hash";

    private const string FindByText =
        $"select {Columns} from resources "
        + "where workspace = @workspace and type = @type and text_hash = @text_hash and unique_text";

    // Keeps the sweep away until the unit's end.
    private const string FindByTextLocking = FindByText + " for key share";

    private const string Insert =
        "insert into resources (workspace, id, type, text, text_hash, unique_text, folded, folded_hash, sort_key, data, "
        + "listed, retired_at, created_at, touched_at) values (@workspace, @id, @type, @text, @text_hash, @unique_text, "
        + "@folded, @folded_hash, @sort_key, @data, @listed, @retired_at, @created_at, @touched_at) "
        + "on conflict do nothing";

    private const string Touch = "update resources set touched_at = @now where workspace = @workspace and id = @id";

    private const string List = "update resources set listed = @listed where workspace = @workspace and id = @id";

    private const string Retire =
        "update resources set retired_at = @retired_at where workspace = @workspace and id = @id";

    private const string Rename =
        "update resources set text = @text, text_hash = @text_hash, folded = @folded, folded_hash = @folded_hash, "
        + "sort_key = @sort_key where workspace = @workspace and id = @id";

    private const string ReadSecret =
        "select encrypted from secrets where workspace = @workspace and resource = @resource";

    private const string InsertSecret =
        "insert into secrets (workspace, resource, encrypted) values (@workspace, @resource, @encrypted)";

    private const string OverwriteSecret =
        "update secrets set encrypted = @zeros where workspace = @workspace and resource = @resource";

    private const string DeleteSecret = "delete from secrets where workspace = @workspace and resource = @resource";

    private static readonly ImmutableArray<string> FindMany = Many(
        $"select {Columns} from resources where workspace = @workspace and id in "
    );

    private static readonly ImmutableArray<string> FindManyByName = Many(
        $"select {Columns} from resources where workspace = @workspace and type = @type and listed and folded_hash in "
    );

    public static async Task<ImmutableDictionary<ResourceId, Resource>> FindAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> ids,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableDictionary.CreateBuilder<ResourceId, Resource>();
        foreach (var chunk in ids.Distinct().Chunk(MostAtOnce))
        {
            var (sql, values) = For(FindMany, chunk.Length);
            var statement = connection.Sql(sql).With("@workspace", workspace.Value);
            for (var i = 0; i < values; i++)
            {
                statement.With(Numbers[i], chunk[Math.Min(i, chunk.Length - 1)].Value);
            }

            foreach (var resource in await statement.AllAsync(Read, cancellationToken))
            {
                found[resource.Id] = resource;
            }
        }

        return found.ToImmutable();
    }

    public static Task<Resource?> FindByTextAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string type,
        string text,
        CancellationToken cancellationToken
    ) => ByText(connection, FindByText, workspace, type, FoldedText.Clean(text)).FirstAsync(Read, cancellationToken);

    public static async Task<ImmutableDictionary<string, ImmutableArray<Resource>>> FindByNamesAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string type,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken
    )
    {
        var hashes = names
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                static name => name,
                static name => Convert.ToHexString(FoldedText.HashOf(FoldedText.Of(name))),
                StringComparer.Ordinal
            );
        var found = new List<(string Hash, Resource Resource)>();
        foreach (var chunk in hashes.Values.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            var (sql, values) = For(FindManyByName, chunk.Length);
            var statement = connection.Sql(sql).With("@workspace", workspace.Value).With("@type", type);
            for (var i = 0; i < values; i++)
            {
                statement.With(Numbers[i], Convert.FromHexString(chunk[Math.Min(i, chunk.Length - 1)]));
            }

            found.AddRange(
                await statement.AllAsync(
                    static row => (Convert.ToHexString(row.Bytes(10)), Read(row)),
                    cancellationToken
                )
            );
        }

        var byHash = found.ToLookup(static pair => pair.Hash, static pair => pair.Resource, StringComparer.Ordinal);
        return hashes
            .Where(pair => byHash.Contains(pair.Value))
            .ToImmutableDictionary(
                static pair => pair.Key,
                pair => byHash[pair.Value].OrderBy(static resource => resource.CreatedAt).ToImmutableArray(),
                StringComparer.Ordinal
            );
    }

    public static async Task<(ImmutableArray<Resource> Items, string? NextCursor)> SearchAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string type,
        string? search,
        bool retired,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var start = Pages.Start(cursor, Drafting.CursorOrder.Text);
        var sql = new StringBuilder(
            $"select {Columns} from resources "
                + "where workspace = @workspace and type = @type and listed and retired_at is "
        )
            .Append(retired ? "not null" : "null")
            .Append(string.IsNullOrWhiteSpace(search) ? "" : @" and folded like @search escape '\'")
            .Append(start is null ? "" : " and (sort_key, id) > (@last_key, @last)")
            .Append(" order by sort_key, id limit @limit");
        var statement = connection.Sql(sql.ToString()).With("@workspace", workspace.Value).With("@type", type);
        if (!string.IsNullOrWhiteSpace(search))
        {
            statement.With("@search", FoldedText.PatternOf(search));
        }

        if (start is { } after)
        {
            statement.With("@last_key", after.Text).With("@last", after.Id);
        }

        var found = await statement
            .With("@limit", limit + 1)
            .AllAsync(static row => (Resource: Read(row), Key: row.Text(8)), cancellationToken);
        var page = Pages.Of(found, limit, static item => Drafting.Cursor.Of(item.Key, item.Resource.Id.Value));
        return ([.. page.Items.Select(static item => item.Resource)], page.NextCursor);
    }

    public static async Task<Resource> GetOrInsertAsync(
        StoreConnection connection,
        Resource resource,
        bool uniqueText,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var clean = resource with { Text = FoldedText.Clean(resource.Text) };
        while (true)
        {
            if (uniqueText && await FindTouchedAsync(connection, clean, now, cancellationToken) is { } found)
            {
                return found;
            }

            if (await InsertAsync(connection, clean, uniqueText, now, cancellationToken))
            {
                return clean;
            }

            if (!uniqueText)
            {
                throw new InvalidOperationException($"There is a resource {resource.Id} already.");
            }

            // Where units overlap: another was first, and is committed now.
        }
    }

    public static async Task ListAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> ids,
        CancellationToken cancellationToken
    )
    {
        // In one order everywhere, so that units that overlap do not lock each other out.
        foreach (var id in ids.OrderBy(static id => id.ToString(), StringComparer.Ordinal))
        {
            await connection
                .Sql(List)
                .With("@listed", true)
                .With("@workspace", workspace.Value)
                .With("@id", id.Value)
                .ExecuteAsync(cancellationToken);
        }
    }

    public static Task RenameAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ResourceId id,
        string text,
        CancellationToken cancellationToken
    )
    {
        var clean = FoldedText.Clean(text);
        var folded = FoldedText.Of(clean);
        return connection
            .Sql(Rename)
            .With("@text", clean)
            .With("@text_hash", FoldedText.HashOf(clean))
            .With("@folded", folded)
            .With("@folded_hash", FoldedText.HashOf(folded))
            .With("@sort_key", FoldedText.KeyOf(folded))
            .With("@workspace", workspace.Value)
            .With("@id", id.Value)
            .ExecuteAsync(cancellationToken);
    }

    public static Task RetireAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ResourceId id,
        DateTimeOffset? retiredAt,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Retire)
            .With("@retired_at", retiredAt)
            .With("@workspace", workspace.Value)
            .With("@id", id.Value)
            .ExecuteAsync(cancellationToken);

    public static Task<byte[]?> ReadSecretAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ResourceId key,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(ReadSecret)
            .With("@workspace", workspace.Value)
            .With("@resource", key.Value)
            .FirstAsync(static row => row.Bytes(0), cancellationToken);

    public static Task InsertSecretAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ResourceId key,
        ReadOnlyMemory<byte> encrypted,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(InsertSecret)
            .With("@workspace", workspace.Value)
            .With("@resource", key.Value)
            .With("@encrypted", encrypted)
            .ExecuteAsync(cancellationToken);

    public static async Task WipeSecretsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        IReadOnlyCollection<ResourceId> keys,
        CancellationToken cancellationToken
    )
    {
        foreach (var key in keys.OrderBy(static key => key.ToString(), StringComparer.Ordinal))
        {
            var secret = await ReadSecretAsync(connection, workspace, key, cancellationToken);
            if (secret is null)
            {
                continue;
            }

            await connection
                .Sql(OverwriteSecret)
                .With("@zeros", new byte[secret.Length])
                .With("@workspace", workspace.Value)
                .With("@resource", key.Value)
                .ExecuteAsync(cancellationToken);
            await connection
                .Sql(DeleteSecret)
                .With("@workspace", workspace.Value)
                .With("@resource", key.Value)
                .ExecuteAsync(cancellationToken);
        }
    }

    private static async Task<Resource?> FindTouchedAsync(
        StoreConnection connection,
        Resource resource,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var sql = connection.Locks ? FindByTextLocking : FindByText;
        var found = await ByText(connection, sql, resource.Workspace, resource.Type, resource.Text)
            .FirstAsync(static row => new Touched(Read(row), row.Time(9)), cancellationToken);
        if (found is { Resource.Listed: false } && found.At < now - TouchEvery)
        {
            await connection
                .Sql(Touch)
                .With("@now", now)
                .With("@workspace", resource.Workspace.Value)
                .With("@id", found.Resource.Id.Value)
                .ExecuteAsync(cancellationToken);
        }

        return found?.Resource;
    }

    private static async Task<bool> InsertAsync(
        StoreConnection connection,
        Resource resource,
        bool uniqueText,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var folded = FoldedText.Of(resource.Text);
        return await connection
                .Sql(Insert)
                .With("@workspace", resource.Workspace.Value)
                .With("@id", resource.Id.Value)
                .With("@type", resource.Type)
                .With("@text", resource.Text)
                .With("@text_hash", FoldedText.HashOf(resource.Text))
                .With("@unique_text", uniqueText)
                .With("@folded", folded)
                .With("@folded_hash", FoldedText.HashOf(folded))
                .With("@sort_key", FoldedText.KeyOf(folded))
                .With("@data", resource.Data)
                .With("@listed", resource.Listed)
                .With("@retired_at", resource.RetiredAt)
                .With("@created_at", resource.CreatedAt)
                .With("@touched_at", now)
                .ExecuteAsync(cancellationToken) == 1;
    }

    private static Statement ByText(
        StoreConnection connection,
        string sql,
        WorkspaceId workspace,
        string type,
        string text
    ) =>
        connection
            .Sql(sql)
            .With("@workspace", workspace.Value)
            .With("@type", type)
            .With("@text_hash", FoldedText.HashOf(text));

    /// <summary>The statement for 1, 2, 4, … values: a handful of prepared ones serve all, and nobody binds a hundred to find two.</summary>
    private static ImmutableArray<string> Many(string before) =>
        [
            .. Enumerable
                .Range(0, BitOperations.Log2(MostAtOnce) + 1)
                .Select(power => $"{before}({string.Join(", ", Numbers.Take(1 << power))})"),
        ];

    /// <summary>The smallest of the statements that takes so many values, and how many it takes.</summary>
    private static (string Sql, int Values) For(ImmutableArray<string> statements, int count)
    {
        var power = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count));
        return (statements[power], 1 << power);
    }

    private static Resource Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Id = new ResourceId(row.Id(1)),
            Type = row.Text(2),
            Text = row.Text(3),
            Data = row.TextOrNull(4),
            Listed = row.Flag(5),
            RetiredAt = row.TimeOrNull(6),
            CreatedAt = row.Time(7),
        };

    private sealed record Touched(Resource Resource, DateTimeOffset At);
}
