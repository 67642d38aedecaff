namespace DraftStudio.Web.Features.Releases;

/// <summary>One thing to tell a page about its graph.</summary>
/// <param name="Number">Words are numbered, so that a page that was away can say which it has.</param>
/// <param name="Settled">The gestures up to this number are settled by it.</param>
/// <param name="Leaves">What the page has when it has taken it.</param>
/// <param name="Text">As it is sent.</param>
/// <param name="IsReload">The page is to load the graph again.</param>
internal sealed record GraphWord(long Number, long Settled, GraphOutbox.Known Leaves, string Text, bool IsReload);
