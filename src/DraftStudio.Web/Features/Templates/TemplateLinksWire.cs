using System.Text.Json.Serialization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Where the caller can go from a template: only what may be followed is there.</summary>
internal sealed record TemplateLinksWire
{
    public const string Root = "/api/templates";

    [JsonPropertyName("self")]
    public required LinkWire Self { get; init; }

    [JsonPropertyName("inf:edit")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? Edit { get; init; }

    [JsonPropertyName("inf:draft")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? Draft { get; init; }

    [JsonPropertyName("inf:commit-draft")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? CommitDraft { get; init; }

    [JsonPropertyName("inf:discard-draft")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? DiscardDraft { get; init; }

    [JsonPropertyName("inf:original")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? Original { get; init; }

    [JsonPropertyName("inf:files")]
    public required LinkWire Files { get; init; }

    public static TemplateLinksWire Of(Caller caller, TemplateState template)
    {
        var self = AddressOf(template.Id);
        var original = AddressOf(template.Original.Id.Value);
        var mayWrite = caller.May(Permission.TemplateWrite);
        var inUse = template.Original.RetiredAt is null;
        var isDraft = template.Draft is not null;
        var hasDraft = isDraft || template.OpenDraft is not null;
        return new TemplateLinksWire
        {
            Self = new LinkWire(self),
            Edit = !isDraft && mayWrite && inUse ? new LinkWire(original + "/_edit") : null,
            Draft = !isDraft && hasDraft ? new LinkWire(original + "/draft") : null,
            CommitDraft = hasDraft && mayWrite && inUse ? new LinkWire(original + "/draft/_commit") : null,
            DiscardDraft = hasDraft && mayWrite ? new LinkWire(original + "/draft") : null,
            Original = isDraft ? new LinkWire(original) : null,
            Files = new LinkWire(self + "/files"),
        };
    }

    public static string AddressOf(Guid id) => $"{Root}/{id:D}";
}
