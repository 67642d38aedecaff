namespace DraftStudio.Web.Api;

/// <summary>Endpoint metadata: the codes of its own problems, beside those that every route can answer.</summary>
public sealed record ProblemCodes(params string[] Codes);
