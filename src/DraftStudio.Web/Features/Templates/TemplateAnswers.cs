using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Templates as the wire has them.</summary>
internal sealed class TemplateAnswers(IAccessStore accounts, TemplateDrafts drafts, TemplateFiles files)
{
    private const string Somebody = "";

    public async Task<StoredAnswer> AnswerAsync(
        Caller caller,
        TemplateState template,
        CancellationToken cancellationToken,
        int status = StatusCodes.Status200OK
    ) =>
        StoredAnswer.Of(
            await WireAsync(caller, template, TemplateHeader.Of(template.Document), cancellationToken),
            template.Written,
            status,
            template.Version,
            status == StatusCodes.Status201Created ? TemplateLinksWire.AddressOf(template.Id) : null
        );

    public async Task<TemplateWire> WireAsync(
        Caller caller,
        TemplateState template,
        TemplateHeader header,
        CancellationToken cancellationToken
    )
    {
        var workspace = await accounts.FindWorkspaceAsync(caller.Workspace, cancellationToken);
        var owner = await accounts.FindAccountAsync(template.Original.Owner, cancellationToken);
        var ids = template.Ids;
        return new TemplateWire
        {
            Id = template.Id,
            Tenant = workspace?.Slug ?? "",
            Name = header.Name,
            Description = header.Description,
            Type = header.Type,
            Handler = header.Handler,
            HandlerOptions = JsonTree.ToElement(header.HandlerOptions, ids.ToWire),
            OwnerId = owner?.Name ?? Somebody,
            Slug = header.Slug,
            EditingId = template.Draft is null ? null : template.Original.Id.Value,
            TemplateFileId = header.TemplateFileId is { } file ? ids.ToWire(file) : null,
            Settings = JsonTree.ToElement(header.Settings, ids.ToWire),
            LetterheadId = header.LetterheadId,
            CreatedAt = Utc(template.Draft?.CreatedAt ?? template.Original.CreatedAt),
            UpdatedAt = Utc(template.UpdatedAt),
            RetiredAt = template.Original.RetiredAt is { } retired ? Utc(retired) : null,
            Links = TemplateLinksWire.Of(caller, template),
        };
    }

    /// <summary>Files of one template, measured.</summary>
    public async Task<ImmutableArray<TemplateFileWire>> FilesAsync(
        IDraftReader reader,
        TemplateState template,
        IReadOnlyList<TemplateFile> chosen,
        CancellationToken cancellationToken
    )
    {
        var origin = template.Draft is { } draft
            ? TemplateDocument.FilesOf(await drafts.LoadBaseAsync(reader, draft, cancellationToken))
            : null;
        var facts = await files.MeasureAsync(reader, template.Original.Workspace, chosen, cancellationToken);
        var ids = template.Ids;
        var primary = TemplateDocument.TextAt(template.Document, TemplateDocument.TemplateFileId);
        var now = TemplateDocument.FilesOf(template.Document);
        var address = TemplateLinksWire.AddressOf(template.Id);
        return
        [
            .. chosen.Select(file =>
            {
                var id = ids.ToWire(file.Id);
                var isChanged = origin is not null && !DocumentNode.Same(origin.Find(file.Id), now.Find(file.Id));
                return new TemplateFileWire
                {
                    Id = id,
                    FileName = file.Path,
                    Role = file.Role,
                    ContentType = file.ContentType,
                    Size = facts[file.Id].Size,
                    Primary = file.Id == primary,
                    Sha256 = facts[file.Id].Sha256.ToString(),
                    SourceFileId = origin?.Find(file.Id) is null ? null : file.Id,
                    CreatedAt = Utc(file.CreatedAt),
                    UpdatedAt = Utc(isChanged ? template.UpdatedAt : template.Original.UpdatedAt),
                    Links = new TemplateFileLinksWire
                    {
                        Self = new LinkWire($"{address}/files/{id}"),
                        Contents = new LinkWire($"{address}/files/{id}/contents"),
                        Template = new LinkWire(address),
                    },
                };
            }),
        ];
    }

    public async Task<TemplateFileWire> FileAsync(
        IDraftReader reader,
        TemplateState template,
        TemplateFile file,
        CancellationToken cancellationToken
    ) => (await FilesAsync(reader, template, [file], cancellationToken))[0];

    public static ImmutableArray<TemplateItemWire> Items(TemplateState template, TemplateItems items) =>
        [.. items.Read(template.Document).Select((item, index) => Item(template, items, item.Key, item.Value, index))];

    public static Result<TemplateItemWire> Item(TemplateState template, TemplateItems items, string id)
    {
        var all = items.Read(template.Document);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Key == id)
            {
                return Item(template, items, id, all[i].Value, i);
            }
        }

        return NotFound(items);
    }

    public static DraftError NotFound(TemplateItems items) =>
        new DraftError.NotFound(items.Noun + "_not_found", $"There is no such {items.Noun}.");

    public static JsonElement Settings(TemplateState template) =>
        JsonTree.ToElement(TemplateDocument.MapAt(template.Document, TemplateDocument.Settings), template.Ids.ToWire);

    /// <summary>To the microsecond, as it is read back.</summary>
    public static DateTime Utc(DateTimeOffset time) =>
        time.UtcDateTime.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static TemplateItemWire Item(
        TemplateState template,
        TemplateItems items,
        string id,
        DocumentNode item,
        int index
    )
    {
        var address = TemplateLinksWire.AddressOf(template.Id);
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in JsonTree.ToElement(item, template.Ids.ToWire).EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return new TemplateItemWire
        {
            Id = id,
            Index = index,
            Members = members,
            Links = new TemplateItemLinksWire
            {
                Self = new LinkWire(string.Create(CultureInfo.InvariantCulture, $"{address}/{items.Name}/{id}")),
                Template = new LinkWire(address),
            },
        };
    }
}
