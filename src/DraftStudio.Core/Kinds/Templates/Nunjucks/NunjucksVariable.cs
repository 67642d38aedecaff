namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>A name that a template uses and does not define itself; where it does so first.</summary>
/// <param name="Name">Without what follows it: <c>user</c> of <c>user.name</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record NunjucksVariable(string Name, int Line, int Column);
