using System.Globalization;
using System.Text;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A file's name: a path with slashes, relative, without anything that leads out of its template.</summary>
internal static class FileName
{
    /// <summary>Why a name cannot be taken; null when it can.</summary>
    public static FieldError? Refuse(string name, string pointer)
    {
        const string field = "filename";
        if (name.Length == 0)
        {
            return new FieldError(pointer, field, "required", "A file has a name.");
        }

        if (name.Any(char.IsControl))
        {
            return Invalid("A file's name has no control characters.");
        }

        if (name.Contains('\\', StringComparison.Ordinal))
        {
            return Invalid("The folders of a file's name stand between slashes, not backslashes.");
        }

        foreach (var part in name.Split('/'))
        {
            if (part.Length == 0 || part is "." or "..")
            {
                return Invalid("A file's name has no empty part, no \".\" and no \"..\", and does not begin with a slash.");
            }

            if (Encoding.UTF8.GetByteCount(part) > TemplateLimits.NamePart)
            {
                return TooLong($"Each part of a file's name has at most {TemplateLimits.NamePart} bytes.");
            }
        }

        return Encoding.UTF8.GetByteCount(name) > TemplateLimits.FileName
            ? TooLong(
                string.Create(CultureInfo.InvariantCulture, $"A file's name has at most {TemplateLimits.FileName:N0} bytes.")
            )
            : null;

        FieldError Invalid(string message) => new(pointer, field, "invalid_filename", message);

        FieldError TooLong(string message) => new(pointer, field, "too_long", message);
    }

    /// <summary>Two files of a template differ in more than case: what is compared.</summary>
    public static string Fold(string name) => Nfc.Of(name).ToUpperInvariant();
}
