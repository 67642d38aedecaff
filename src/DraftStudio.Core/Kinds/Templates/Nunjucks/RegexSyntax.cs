namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// The mistakes that a regular expression of JavaScript is refused for. It is looked through, not compiled: .NET's
/// dialect is another, and a template's expressions are not run here.
/// </summary>
internal static class RegexSyntax
{
    /// <param name="literal">With <c>r/</c> and the flags.</param>
    public static string? ProblemOf(ReadOnlySpan<char> literal)
    {
        var end = literal.LastIndexOf('/');
        var flags = literal[(end + 1)..];
        for (var i = 1; i < flags.Length; i++)
        {
            if (flags[..i].Contains(flags[i]))
            {
                return "The regular expression has a flag twice.";
            }
        }

        return ProblemOfBody(literal[2..end]);
    }

    private static string? ProblemOfBody(ReadOnlySpan<char> body)
    {
        var groups = 0;
        var canRepeat = false;
        for (var at = 0; at < body.Length; at++)
        {
            switch (body[at])
            {
                case '\\':
                    at++;
                    canRepeat = true;
                    break;
                case '[':
                    at = EndOfClass(body, at);
                    if (at < 0)
                    {
                        return "A character class of the regular expression has no end.";
                    }

                    canRepeat = true;
                    break;
                case '(':
                    groups++;
                    at += body[(at + 1)..].StartsWith("?") ? 1 : 0;
                    canRepeat = false;
                    break;
                case ')' when groups == 0:
                    return "The regular expression closes a group that it does not open.";
                case ')':
                    groups--;
                    canRepeat = true;
                    break;
                case '*' or '+' or '?' when !canRepeat:
                    return "The regular expression repeats nothing.";
                case '*' or '+' or '?':
                    at += body[(at + 1)..].StartsWith("?") ? 1 : 0;
                    canRepeat = false;
                    break;
                default:
                    canRepeat = body[at] is not ('|' or '^');
                    break;
            }
        }

        return groups > 0 ? "A group of the regular expression has no end." : null;
    }

    private static int EndOfClass(ReadOnlySpan<char> body, int start)
    {
        for (var at = start + 1; at < body.Length; at++)
        {
            if (body[at] == ']')
            {
                return at;
            }

            at += body[at] == '\\' ? 1 : 0;
        }

        return -1;
    }
}
