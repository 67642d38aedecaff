namespace DraftStudio.Web.Features.Templates;

/// <summary>A file as a template's page lists it.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="IsPrimary">The report is made from it.</param>
/// <param name="Address">Where it is downloaded from; null where what is published has other contents by now.</param>
public sealed record TemplateContentFile(
    string Id,
    string Path,
    string Role,
    string ContentType,
    long Size,
    bool IsPrimary,
    string? Address
)
{
    public string Name => Path.Split('/')[^1];
}
