namespace DraftStudio.Web.Features.Templates;

/// <summary>What the script of an import is told of the draft.</summary>
/// <param name="Address">Where the zip goes to.</param>
/// <param name="Workspace">The workspace's slug.</param>
internal sealed record ImportOptions(string Address, string Workspace);
