namespace DraftStudio.Web.Features.Editing;

/// <summary>Something to tell the person; each has a number, so that the same words can be said again.</summary>
public sealed record Notice(long Number, string Text, bool IsProblem);
