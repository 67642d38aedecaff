namespace DraftStudio.Web.Api;

/// <summary>A failure that the API can answer: its stable name, the status it comes with, and what it means.</summary>
/// <param name="Code">Stable snake_case; the last part of the problem's type.</param>
/// <param name="Status">The HTTP status; 0 for one that stands only in <c>errors</c>, beneath another code.</param>
/// <param name="Title">The same short phrase each time.</param>
/// <param name="Meaning">When it is answered and what to do, for the description of the API.</param>
public sealed record ProblemCode(string Code, int Status, string Title, string Meaning);
