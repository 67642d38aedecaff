namespace DraftStudio.Web.Features.Forms;

/// <summary>What is entered in one row of a list.</summary>
/// <param name="Name">The row, as <see cref="FormFieldName"/> names it.</param>
/// <param name="Value">True or false to select or drop it; a <see cref="Core.Kinds.Forms.FormRow"/> for what it says.</param>
public sealed record RowEdit(string Name, object? Value);
