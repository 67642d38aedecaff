namespace DraftStudio.Tests.E2E.Support;

/// <summary>A template's draft.</summary>
/// <param name="Files">The ids that its document has, by path.</param>
public sealed record TemplateDraft(string Id, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The page that shows a file of it.</summary>
    public string AddressOf(string path) => $"/templates/drafts/{Id}?file={Files[path]}";
}
