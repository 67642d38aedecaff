using System.Buffers;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// Reads a text from tag to tag. Open tags are kept in a list and not on the stack, so that nothing that somebody writes
/// can overflow it; after an error it goes on behind the tag, so that one look finds them all.
/// </summary>
internal sealed class TagParser
{
    private const int Deepest = 200;

    private static readonly SearchValues<char> TagStarts = SearchValues.Create("{#");
    private static readonly SearchValues<char> TagEdges = SearchValues.Create("%}{#");

    private readonly string text;
    private readonly Findings findings = new();
    private readonly NameScopes names = new();
    private readonly List<OpenTag> open = [];
    private readonly RawText raw;
    private readonly TokenCursor cursor;
    private readonly ExpressionParser expressions;
    private readonly TagHeaders headers;

    public TagParser(string text)
    {
        this.text = text;
        raw = new RawText(text);
        cursor = new TokenCursor(text, findings);
        expressions = new ExpressionParser(cursor, names, findings);
        headers = new TagHeaders(cursor, expressions, names, findings);
    }

    public NunjucksTemplate Read()
    {
        var at = 0;
        while (at < text.Length && !findings.IsFull)
        {
            var found = text.AsSpan(at).IndexOfAny(TagStarts);
            if (found < 0 || at + found + 1 >= text.Length)
            {
                break;
            }

            at += found;
            at = ReadAt(at, text[at], text[at + 1]);
        }

        foreach (var tag in open)
        {
            Unclosed(tag);
        }

        var positions = new TextPositions(text);
        return new NunjucksTemplate
        {
            Problems = findings.In(positions),
            References = headers.References(positions),
            Variables = names.Free(positions),
            Defined = names.Defined(),
            Blocks = headers.Blocks,
            HasDynamicReferences = headers.HasDynamicReferences,
        };
    }

    private int ReadAt(int at, char first, char second) =>
        (first, second) switch
        {
            ('{', '%') => ReadTag(at),
            ('{', '{') => ReadOutput(at),
            ('{', '#') => ReadComment(at),
            ('#', '}') => ReadStrayEnd(at),
            _ => at + 1,
        };

    private int ReadComment(int start)
    {
        var end = text.IndexOf("#}", start + 2, StringComparison.Ordinal);
        if (end >= 0)
        {
            return end + 2;
        }

        findings.Error(start, 2, "This comment has no end: '#}' is missing.");
        return text.Length;
    }

    private int ReadStrayEnd(int at)
    {
        findings.Error(at, 2, "'#}' ends a comment, and none has begun. In a string or a script, put a space between.");
        return at + 2;
    }

    private int ReadOutput(int start)
    {
        cursor.MoveTo(AfterStart(start));
        expressions.Parse();
        if (!cursor.Skip(TokenKind.VariableEnd))
        {
            cursor.Expected("'}}'");
        }

        return Next();
    }

    private int ReadTag(int start)
    {
        cursor.MoveTo(AfterStart(start));
        var word = cursor.Next();
        if (word.Kind != TokenKind.Symbol)
        {
            cursor.Fail(word, "The name of a tag is expected here.");
            return Next();
        }

        var name = cursor.TextOf(word).ToString();
        if (name is "raw" or "verbatim")
        {
            return ReadRaw(start, word, name);
        }

        if (!TryContinue(start, word, name))
        {
            if (headers.Read(name, start, open.Exists(static tag => tag.IsConditional)) is not { } opened)
            {
                return Next();
            }

            if (open.Count == Deepest)
            {
                findings.Error(start, 2, $"Tags are nested more than {Deepest} deep here; nothing behind is read.");
                return text.Length;
            }

            open.Add(opened);
        }

        return Next();
    }

    private int ReadRaw(int start, Token word, string name)
    {
        headers.ExpectEnd();
        if (cursor.IsBroken)
        {
            return Next();
        }

        var (next, isClosed) = raw.Skip(cursor.Position, name);
        if (!isClosed)
        {
            findings.Warning(
                start,
                word.End - start,
                $"'{{% end{name} %}}', without dashes, is missing: what follows is read as a template all the same."
            );
        }

        return next;
    }

    /// <summary>A tag that goes on with, or ends, one that is open. The innermost is meant; if it cannot be, tags between have no end.</summary>
    private bool TryContinue(int start, Token word, string name)
    {
        var meant = open.FindLastIndex(tag => TakesPart(tag, name));
        if (meant < 0)
        {
            if (!TagHeaders.IsKnown(name))
            {
                cursor.Fail(word, TagHeaders.WhyUnknown(name));
            }

            return cursor.IsBroken;
        }

        while (open.Count - 1 > meant)
        {
            Unclosed(open[^1]);
            Close();
        }

        headers.ReadPart(open[^1], word, name);
        if (string.Equals(name, open[^1].End, StringComparison.Ordinal))
        {
            Close();
        }

        return true;
    }

    private static bool TakesPart(OpenTag tag, string name) =>
        string.Equals(name, tag.End, StringComparison.Ordinal)
        || (
            tag.Part != OpenTagPart.Last
            && (tag.Name, name) switch
            {
                ("if" or "ifAsync", "elif" or "elseif" or "else") => true,
                ("for" or "asyncEach" or "asyncAll", "else") => true,
                ("switch", "case" or "default") => true,
                _ => false,
            }
        );

    private void Close()
    {
        var tag = open[^1];
        open.RemoveAt(open.Count - 1);
        if (tag.HasScope)
        {
            names.Pop();
        }

        foreach (var target in tag.Targets)
        {
            names.Define(target);
        }
    }

    private void Unclosed(OpenTag tag) =>
        findings.Error(tag.Start, 2, $"This '{tag.Name}' is never closed: '{{% {tag.End} %}}' is missing.");

    private int AfterStart(int start) => start + 2 < text.Length && text[start + 2] == '-' ? start + 3 : start + 2;

    /// <summary>Where the text goes on; behind an error, where the next tag begins or this one seems to end.</summary>
    private int Next()
    {
        if (!cursor.IsBroken)
        {
            return cursor.Position;
        }

        for (var at = cursor.BrokenAt; at < text.Length - 1; at++)
        {
            var edge = text.AsSpan(at).IndexOfAny(TagEdges);
            if (edge < 0)
            {
                break;
            }

            at += edge;
            switch (text.AsSpan(at))
            {
                case ['%' or '}', '}', ..]:
                    return at + 2;
                case ['{', '%' or '{' or '#', ..]:
                    return at;
            }
        }

        return text.Length;
    }
}
