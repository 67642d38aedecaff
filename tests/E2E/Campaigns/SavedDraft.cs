namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>What one client knows of its draft: the last save that was acknowledged, and the one that had no answer yet.</summary>
/// <param name="Id">Null until the draft's creation was acknowledged.</param>
/// <param name="Version">The version of the last acknowledged save; 0 before it.</param>
/// <param name="Name">The name that it saved; empty before it.</param>
/// <param name="InDoubt">The save that was on its way when the server was killed; null when there is none.</param>
public sealed record SavedDraft(string? Id, int Version, string Name, PendingSave? InDoubt);
