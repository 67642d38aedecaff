using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>The catalogue for people: searching it, and adding what the forms may only choose from.</summary>
public sealed class CatalogEngine(DraftKinds kinds, TimeProvider time)
{
    /// <summary>Listed, not retired resources of a type whose text holds <paramref name="search"/>.</summary>
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
            return new DraftError.Refused("read_only_type", $"Nothing is added to {type} by hand: forms fill it.");
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
        await unit.JournalAsync(Added(caller, resource, now), cancellationToken);
        return new AddedResource(resource with { Listed = true }, New: true);
    }

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

    private static JournalEntry Added(Caller caller, Resource resource, DateTimeOffset now) =>
        new()
        {
            Workspace = caller.Workspace,
            Id = Guid.CreateVersion7(now),
            Event = "resource.added",
            Actor = caller.User,
            ActorName = caller.UserName,
            Client = caller.Client,
            Request = caller.Request,
            Summary = resource.Text,
            Details = JsonSerializer.Serialize(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["type"] = resource.Type,
                    ["id"] = resource.Id.ToString(),
                }
            ),
            At = now,
        };
}
