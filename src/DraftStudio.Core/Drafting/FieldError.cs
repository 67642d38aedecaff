namespace DraftStudio.Core.Drafting;

/// <summary>What is wrong with one member of what was sent.</summary>
/// <param name="Pointer">A JSON Pointer into the request: <c>/departments/1</c>.</param>
/// <param name="Field">The field's name, where there is one: <c>departments</c>.</param>
/// <param name="Code">Stable snake_case.</param>
/// <param name="Message">For people.</param>
public sealed record FieldError(string Pointer, string? Field, string Code, string Message);
