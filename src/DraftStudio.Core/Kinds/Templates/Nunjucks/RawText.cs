namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// Finds where a <c>raw</c> or <c>verbatim</c> ends, whose contents are no template. They nest, and their tags have no
/// dashes: one with a dash ends nothing.
/// </summary>
internal sealed class RawText(string text)
{
    private readonly HashSet<string> exhausted = new(StringComparer.Ordinal);

    /// <summary>
    /// Where the text goes on: behind the end, or, where there is none, behind the last tag that was taken for contents;
    /// nunjucks drops those and reads on.
    /// </summary>
    public (int Next, bool IsClosed) Skip(int start, string name)
    {
        var level = 1;
        var next = start;
        // Once there is no more of its tags until the end of the file, there is none for the next one either.
        for (var at = start; !exhausted.Contains(name); )
        {
            var found = text.AsSpan(at).IndexOf("{%");
            if (found < 0)
            {
                exhausted.Add(name);
                break;
            }

            at += found + 2;
            var isEnd = false;
            if (TagAt(at, name) is not { } end)
            {
                isEnd = true;
                if (TagAt(at, "end" + name) is not { } other)
                {
                    continue;
                }

                end = other;
            }

            level += isEnd ? -1 : 1;
            at = next = end;
            if (level == 0)
            {
                return (next, true);
            }
        }

        return (next, false);
    }

    private int? TagAt(int at, string name)
    {
        at = SkipSpace(at);
        if (!text.AsSpan(at).StartsWith(name))
        {
            return null;
        }

        at = SkipSpace(at + name.Length);
        return text.AsSpan(at).StartsWith("%}") ? at + 2 : null;
    }

    private int SkipSpace(int at)
    {
        while (at < text.Length && (text[at] == '\uFEFF' || (char.IsWhiteSpace(text[at]) && text[at] != '\u0085')))
        {
            at++;
        }

        return at;
    }
}
