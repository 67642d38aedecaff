namespace DraftStudio.Web.Components.Frame;

/// <summary>What the live region says. Number tells two same texts apart, so that the second is spoken too.</summary>
public sealed record Announcement(string Text, int Number);
