using System.Globalization;
using System.Text;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>Why a name cannot be a file's, in the words of requests; what a name may be is <see cref="TemplatePath"/>'s to say.</summary>
internal static class FileName
{
    /// <summary>UTF-8 bytes of a whole name: in an exported archive it stands in a folder.</summary>
    public const int MaxBytes = TemplatePath.MaxBytes - 8;

    /// <summary>Null when the name can be taken.</summary>
    public static FieldError? Refuse(string name, string pointer)
    {
        var problem =
            Encoding.UTF8.GetByteCount(name) > MaxBytes
                ? string.Create(CultureInfo.InvariantCulture, $"A file's name has at most {MaxBytes:N0} bytes.")
                : TemplatePath.ProblemOf(name);
        if (problem is null)
        {
            return null;
        }

        var code =
            name.Length == 0 ? "required"
            : IsTooLong(name) ? "too_long"
            : "invalid_filename";
        return new FieldError(pointer, "filename", code, problem);
    }

    private static bool IsTooLong(string name) =>
        Encoding.UTF8.GetByteCount(name) > MaxBytes
        || name.Split('/').Any(static part => Encoding.UTF8.GetByteCount(part) > TemplatePath.MaxPartBytes);
}
