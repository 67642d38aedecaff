namespace DraftStudio.Web.Features.Templates;

/// <summary>What an import does to a file; sizes in bytes, null where there is no such file.</summary>
public sealed record ImportPlanFile(string Path, long? Before, long? After);
