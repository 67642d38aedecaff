namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// The tokens of one tag with one looked ahead. The first error of a tag is noted; from then on there are only broken
/// tokens, which nothing matches, so that whatever is being parsed ends by itself.
/// </summary>
internal sealed class TokenCursor(string text, Findings findings)
{
    private const int LongestShown = 30;

    private readonly TokenReader reader = new(text);
    private Token? peeked;

    public bool IsBroken { get; private set; }

    /// <summary>Where the error stands; meaningless without one.</summary>
    public int BrokenAt { get; private set; }

    /// <summary>Behind the last token taken.</summary>
    public int Position { get; private set; }

    public void MoveTo(int position)
    {
        reader.Position = position;
        Position = position;
        peeked = null;
        IsBroken = false;
    }

    public Token Peek()
    {
        if (!IsBroken && peeked is null)
        {
            var token = reader.Next();
            peeked = token;
            if (token.Kind == TokenKind.Unterminated)
            {
                Fail(token with { End = token.Start + 1 }, "What begins here has no end.");
            }
        }

        return IsBroken ? new Token(TokenKind.Broken, BrokenAt, BrokenAt) : peeked!.Value; // read just now
    }

    public Token Next()
    {
        var token = Peek();
        if (!IsBroken)
        {
            Position = token.End;
            peeked = null;
        }

        return token;
    }

    public bool Skip(TokenKind kind)
    {
        if (Peek().Kind != kind)
        {
            return false;
        }

        Next();
        return true;
    }

    public bool SkipSymbol(string name) => Skip(TokenKind.Symbol, name);

    public bool SkipOperator(string sign) => Skip(TokenKind.Operator, sign);

    public ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.Length);

    /// <summary>Notes that something else than the next token should be here.</summary>
    public void Expected(string what) => Fail(Peek(), $"{what} is expected here, not {Shown(Peek())}.");

    public void Fail(Token at, string message)
    {
        if (!IsBroken)
        {
            findings.Error(at.Start, at.Length, message);
            IsBroken = true;
            BrokenAt = at.Start;
        }
    }

    private string Shown(Token token)
    {
        if (token.Kind == TokenKind.End)
        {
            return "the end of the file";
        }

        var shown = TextOf(token);
        return shown.Length <= LongestShown ? $"'{shown}'" : $"'{shown[..LongestShown]}…'";
    }

    private bool Skip(TokenKind kind, string value)
    {
        var token = Peek();
        if (token.Kind != kind || !TextOf(token).SequenceEqual(value))
        {
            return false;
        }

        Next();
        return true;
    }
}
