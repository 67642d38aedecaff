using System.Text;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// The name of a template's file: a path with <c>/</c>, relative, without empty, <c>.</c> or <c>..</c> parts, that can be
/// put into a zip and taken out of it on any system.
/// </summary>
internal static class TemplatePath
{
    /// <summary>Of one part, in UTF-8.</summary>
    public const int MaxPartBytes = 255;

    /// <summary>Of the whole, in UTF-8.</summary>
    public const int MaxBytes = 1024;

    /// <summary>A sentence that says what is wrong with a path; null when it may be a file's name.</summary>
    public static string? ProblemOf(string path)
    {
        if (path.Length == 0)
        {
            return "A file needs a name.";
        }

        if (!UnicodeText.IsWellFormed(path))
        {
            return "The name is not well-formed Unicode.";
        }

        if (path.Any(char.IsControl))
        {
            return "The name has a control character.";
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            return "The name has a backslash; folders are parted by '/'.";
        }

        if (path[0] == '/' || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])))
        {
            return "The name is an absolute path.";
        }

        if (Encoding.UTF8.GetByteCount(path) > MaxBytes)
        {
            return $"The path is longer than {MaxBytes} bytes.";
        }

        return path.Split('/').Select(ProblemOfPart).FirstOrDefault(static problem => problem is not null);
    }

    /// <summary>Two paths are the same file's when their keys are: neither case nor how letters are composed counts.</summary>
    public static string KeyOf(string path) => Nfc.Of(path).ToUpperInvariant();

    private static string? ProblemOfPart(string part) =>
        part switch
        {
            "" => "The name has an empty part.",
            "." or ".." => $"The name has the part '{part}'.",
            _ when Encoding.UTF8.GetByteCount(part) > MaxPartBytes =>
                $"A part of the name is longer than {MaxPartBytes} bytes.",
            _ => null,
        };
}
