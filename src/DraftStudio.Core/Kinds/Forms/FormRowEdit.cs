namespace DraftStudio.Core.Kinds.Forms;

/// <summary>One row of a list, selected or dropped by itself; the rest of the list stays as it is.</summary>
/// <param name="Key">The row's key: see <see cref="SelectedRow.Key"/>.</param>
/// <param name="Selected">False to drop it.</param>
/// <param name="Value">For a compound row that is selected: what it says.</param>
public sealed record FormRowEdit(string Key, bool Selected, FormRow? Value = null);
