namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>A save whose answer has not come: done or not, but never half, and never twice.</summary>
public sealed record PendingSave(string Key, string Name);
