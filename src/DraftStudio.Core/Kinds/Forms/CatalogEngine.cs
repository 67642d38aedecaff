using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>The catalogue for people: searching it, and keeping what the forms may only choose from.</summary>
public sealed class CatalogEngine(DraftKinds kinds, IMentionReader mentions, TimeProvider time)
{
    /// <summary>Listed resources of a type whose text holds <paramref name="search"/>: those in use, or those that are retired.</summary>
    public async Task<Result<Page<Resource>>> SearchAsync(
        IDraftReader reader,
        Caller caller,
        string type,
        CatalogSearch search,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.Read))
        {
            return new DraftError.Forbidden(Permission.Read);
        }

        if (!IsKnown(type))
        {
            return UnknownType(type);
        }

        var (items, next) = await reader.Catalog.SearchAsync(
            caller.Workspace,
            type,
            search.Text,
            search.Retired,
            search.Cursor,
            search.Limit,
            cancellationToken
        );
        return new Page<Resource>(items, next);
    }

    /// <summary>
    /// Adds a resource to a type that people add to. One whose text is the same but for case is answered as it stands:
    /// names are matched without regard to it, so there must not be two.
    /// </summary>
    public async Task<Result<AddedResource>> AddAsync(
        IDraftUnit unit,
        Caller caller,
        string type,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.CatalogWrite))
        {
            return new DraftError.Forbidden(Permission.CatalogWrite);
        }

        if (!IsKnown(type))
        {
            return UnknownType(type);
        }

        if (!ResourceTypes.Addable.Contains(type))
        {
            return ReadOnlyType(type);
        }

        if (Check(text) is { } error)
        {
            return error;
        }

        text = ResourceText.Normalize(text);
        var same = await FindSameAsync(unit, caller.Workspace, type, text, cancellationToken);
        if (same is not null)
        {
            return same.RetiredAt is null
                ? new AddedResource(same, New: false)
                : new DraftError.Refused("retired", $"\"{same.Text}\" is retired.");
        }

        var now = time.GetUtcNow();
        var resource = await unit.Catalog.GetOrInsertAsync(
            new Resource
            {
                Workspace = caller.Workspace,
                Id = new ResourceId(Guid.CreateVersion7(now)),
                Type = type,
                Text = text,
                Listed = true,
                CreatedAt = now,
            },
            uniqueText: true,
            cancellationToken
        );
        await unit.Catalog.ListAsync(caller.Workspace, [resource.Id], cancellationToken);
        await unit.JournalAsync(EntryOf(caller, "resource.added", resource), cancellationToken);
        return new AddedResource(resource with { Listed = true }, New: true);
    }

    /// <summary>A resource of a type, a retired one too, and what uses it now.</summary>
    public async Task<Result<CatalogEntry>> FindAsync(
        IDraftReader reader,
        Caller caller,
        string type,
        ResourceId id,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.Read))
        {
            return new DraftError.Forbidden(Permission.Read);
        }

        var found = await FindListedAsync(reader, caller, type, id, cancellationToken);
        return found.TryGet(out var resource, out var error)
            ? new CatalogEntry(resource, await mentions.FindAsync(caller.Workspace, id.Value, cancellationToken))
            : error;
    }

    /// <summary>
    /// Gives a resource that people keep another text. All that selects it shows the new one; revisions say which resource
    /// they selected, so they show it too.
    /// </summary>
    /// <param name="unit">The unit that it is written in.</param>
    /// <param name="caller">Who renames; needs the permission.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="id">The resource.</param>
    /// <param name="text">What it is to be called.</param>
    /// <param name="expected">What it must be called until then; null for whatever it is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result<ChangedResource>> RenameAsync(
        IDraftUnit unit,
        Caller caller,
        string type,
        ResourceId id,
        string text,
        string? expected,
        CancellationToken cancellationToken
    )
    {
        var kept = await FindKeptAsync(unit, caller, type, id, cancellationToken);
        if (!kept.TryGet(out var resource, out var error))
        {
            return error;
        }

        if (Check(text) is { } wrong)
        {
            return wrong;
        }

        text = ResourceText.Normalize(text);
        if (expected is not null && ResourceText.Normalize(expected) != resource.Text)
        {
            return new DraftError.Refused("name_changed", $"It is called \"{resource.Text}\" by now.");
        }

        if (text == resource.Text)
        {
            return new ChangedResource(resource, Changed: false);
        }

        var same = await FindSameAsync(unit, caller.Workspace, type, text, cancellationToken);
        if (same is not null && same.Id != id)
        {
            return new DraftError.Refused("name_taken", $"There is \"{same.Text}\" already.");
        }

        var renamed = resource with { Text = text };
        await unit.Catalog.RenameAsync(caller.Workspace, id, text, cancellationToken);
        var entry = EntryOf(caller, "resource.renamed", renamed, ("from", resource.Text));
        await unit.JournalAsync(entry, cancellationToken);
        return new ChangedResource(renamed, Changed: true);
    }

    /// <summary>
    /// Takes a resource that people keep out of use, or brings it back. What selects it keeps it and says so when it is to
    /// be published; so one that is used is retired only when whoever does it was told and insists.
    /// </summary>
    /// <param name="unit">The unit that it is written in.</param>
    /// <param name="caller">Who does it; needs the permission.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="id">The resource.</param>
    /// <param name="retired">False to bring it back.</param>
    /// <param name="uses">What uses it, as it was found before the unit; empty for nobody, or to insist.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result<ChangedResource>> RetireAsync(
        IDraftUnit unit,
        Caller caller,
        string type,
        ResourceId id,
        bool retired,
        ImmutableArray<Mention> uses,
        CancellationToken cancellationToken
    )
    {
        var kept = await FindKeptAsync(unit, caller, type, id, cancellationToken);
        if (!kept.TryGet(out var resource, out var error))
        {
            return error;
        }

        if (resource.RetiredAt is not null == retired)
        {
            return new ChangedResource(resource, Changed: false);
        }

        if (retired && !uses.IsEmpty)
        {
            return new DraftError.Refused("in_use", InUse(resource, uses));
        }

        var changed = resource with { RetiredAt = retired ? time.GetUtcNow() : null };
        await unit.Catalog.RetireAsync(caller.Workspace, id, changed.RetiredAt, cancellationToken);
        var entry = EntryOf(caller, retired ? "resource.retired" : "resource.unretired", changed);
        await unit.JournalAsync(entry, cancellationToken);
        return new ChangedResource(changed, Changed: true);
    }

    private static string InUse(Resource resource, ImmutableArray<Mention> uses)
    {
        const int named = 5;
        var some = string.Join(
            ", ",
            uses.Take(named).Select(static use => $"{(use.Draft is null ? "" : "draft of ")}{use.Kind} \"{use.Title}\"")
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"{resource.Text}\" is used by {uses.Length}: {some}{(uses.Length > named ? " and others" : "")}."
        );
    }

    /// <summary>A resource that the caller may change.</summary>
    private async Task<Result<Resource>> FindKeptAsync(
        IDraftUnit unit,
        Caller caller,
        string type,
        ResourceId id,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.CatalogWrite))
        {
            return new DraftError.Forbidden(Permission.CatalogWrite);
        }

        var found = await FindListedAsync(unit, caller, type, id, cancellationToken);
        return found.Error is null && !ResourceTypes.Addable.Contains(type) ? ReadOnlyType(type) : found;
    }

    private async Task<Result<Resource>> FindListedAsync(
        IDraftReader reader,
        Caller caller,
        string type,
        ResourceId id,
        CancellationToken cancellationToken
    )
    {
        if (!IsKnown(type))
        {
            return UnknownType(type);
        }

        var found = await reader.Catalog.FindAsync(caller.Workspace, [id], cancellationToken);
        return found.GetValueOrDefault(id) is { Listed: true } resource && resource.Type == type
            ? resource
            : new DraftError.NotFound("not_found", $"The catalogue has no {type} {id}.");
    }

    private static DraftError ReadOnlyType(string type) =>
        new DraftError.Refused("read_only_type", $"Nothing of {type} is kept by hand: forms fill it.");

    /// <summary>A type that people add to, or that a field of some form selects.</summary>
    private bool IsKnown(string type) =>
        ResourceTypes.Addable.Contains(type)
        || kinds.All.OfType<FormKind>().Any(kind => kind.Fields.Any(field => field.ResourceType == type));

    private static DraftError? Check(string text)
    {
        var length = ResourceText.Length(ResourceText.Normalize(text));
        return length == 0 ? DraftError.Of("required", "/value", "value", "A text is required.")
            : length > ResourceText.NameLimit
                ? DraftError.Of("too_long", "/value", "value", $"At most {ResourceText.NameLimit} characters.")
            : text.Contains('\0', StringComparison.Ordinal)
                ? DraftError.Of("nul_character", "/value", "value", "A text must not contain U+0000.")
            : null;
    }

    private static async Task<Resource?> FindSameAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        string type,
        string text,
        CancellationToken cancellationToken
    )
    {
        var named = await unit.Catalog.FindByNamesAsync(workspace, type, [text], cancellationToken);
        return named.GetValueOrDefault(text, []).FirstOrDefault();
    }

    private static DraftError UnknownType(string type) =>
        new DraftError.NotFound("not_found", $"The catalogue has no type {type}.");

    private JournalEntry EntryOf(
        Caller caller,
        string happened,
        Resource resource,
        params ReadOnlySpan<(string Name, string Value)> details
    )
    {
        var now = time.GetUtcNow();
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = resource.Type,
            ["id"] = resource.Id.ToString(),
        };
        foreach (var (name, value) in details)
        {
            all[name] = value;
        }

        return new JournalEntry
        {
            Workspace = caller.Workspace,
            Id = Guid.CreateVersion7(now),
            Event = happened,
            Actor = caller.User,
            ActorName = caller.UserName,
            Client = caller.Client,
            Request = caller.Request,
            Summary = resource.Text,
            Details = JsonSerializer.Serialize(all),
            At = now,
        };
    }
}
