namespace DraftStudio.Web.Features.Templates;

/// <summary>One thing to tell a page about a file that it has open.</summary>
/// <param name="Number">Words are numbered, so that a page that was away can say which it has.</param>
/// <param name="Leaves">What the page has when it has taken it.</param>
/// <param name="Text">As it is sent.</param>
/// <param name="IsReload">The page is to load the file again.</param>
internal sealed record FileWord(long Number, FileOutbox.Known Leaves, string Text, bool IsReload);
