using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>How a form's inputs name what they edit: a field, or one row of it behind a slash.</summary>
public static class FormFieldName
{
    /// <summary>The row that stands for a text that is not in the catalogue yet.</summary>
    private const string New = "+";

    public static string Row(FormField field, ResourceId id) => Row(field, id.ToString());

    /// <param name="field">The field.</param>
    /// <param name="key">The row's key: see <see cref="SelectedRow.Key"/>.</param>
    public static string Row(FormField field, string key) => $"{field.Name}/{key}";

    public static string NewRow(FormField field, string text) => $"{field.Name}/{New}{text}";

    public static string FieldOf(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? name : name[..slash];
    }

    /// <summary>The row's key, or the new row's text; both null for the field itself.</summary>
    public static (string? Key, string? Text) RowOf(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return (null, null);
        }

        var row = name[(slash + 1)..];
        return row.StartsWith(New, StringComparison.Ordinal) ? (null, row[1..]) : (row, null);
    }
}
