using System.Buffers;

namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// Reads the tokens inside a tag, one at a time. The rules are nunjucks' own, and some surprise: <c>}}</c> and <c>%}</c>
/// end a tag wherever they stand but in a string, a number is whole tokens of digits, everything between delimiters is a
/// name, and <c>r/</c> begins a regular expression.
/// </summary>
internal sealed class TokenReader(string text)
{
    private const string Whitespace = " \n\t\r\u00A0";
    private const string Delimiters = "()[]{}%*-+~/#,:|.<>=!";

    private static readonly SearchValues<char> Spaces = SearchValues.Create(Whitespace);
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(Whitespace + Delimiters);

    /// <summary>Where the next token, or white space before it, begins.</summary>
    public int Position { get; set; }

    public Token Next()
    {
        var rest = text.AsSpan(Position);
        var start = rest.IndexOfAnyExcept(Spaces);
        if (start < 0)
        {
            Position = text.Length;
            return new Token(TokenKind.End, text.Length, text.Length);
        }

        start += Position;
        var token = At(start, text.AsSpan(start));
        Position = token.End;
        return token;
    }

    private Token At(int start, ReadOnlySpan<char> rest)
    {
        var first = rest[0];
        if (first is '"' or '\'')
        {
            return String(start, first);
        }

        if (first == 'r' && rest.Length > 1 && rest[1] == '/')
        {
            return Regex(start);
        }

        if (!Delimiters.Contains(first, StringComparison.Ordinal))
        {
            return Word(start, rest);
        }

        var dash = first == '-' ? 1 : 0;
        if (rest[dash..].StartsWith("%}"))
        {
            return new Token(TokenKind.BlockEnd, start, start + dash + 2);
        }

        if (rest[dash..].StartsWith("}}"))
        {
            return new Token(TokenKind.VariableEnd, start, start + dash + 2);
        }

        var length = OperatorLength(rest);
        return new Token(length > 1 ? TokenKind.Operator : KindOf(first), start, start + length);
    }

    private Token Word(int start, ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAny(WordEnds);
        var word = length < 0 ? rest : rest[..length];
        var end = start + word.Length;
        if (!word.ContainsAnyExceptInRange('0', '9'))
        {
            return new Token(TokenKind.Number, start, NumberEnd(end));
        }

        var kind = word switch
        {
            "true" or "false" => TokenKind.Boolean,
            "none" or "null" => TokenKind.None,
            _ => TokenKind.Symbol,
        };
        return new Token(kind, start, end);
    }

    private int NumberEnd(int end)
    {
        if (end >= text.Length || text[end] != '.')
        {
            return end;
        }

        do
        {
            end++;
        } while (end < text.Length && char.IsAsciiDigit(text[end]));

        return end;
    }

    private Token String(int start, char quote)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(quote, '\\');
            if (found < 0)
            {
                break;
            }

            at += found;
            if (text[at] == quote)
            {
                return new Token(TokenKind.Text, start, at + 1);
            }

            at++;
        }

        return new Token(TokenKind.Unterminated, start, text.Length);
    }

    /// <summary>A slash ends it unless a backslash stands before, whatever stands before that.</summary>
    private Token Regex(int start)
    {
        for (var at = start + 2; at < text.Length; at++)
        {
            if (text[at] != '/' || text[at - 1] == '\\')
            {
                continue;
            }

            do
            {
                at++;
            } while (at < text.Length && text[at] is 'g' or 'i' or 'm' or 'y');

            return new Token(TokenKind.Regex, start, at);
        }

        return new Token(TokenKind.Unterminated, start, text.Length);
    }

    private static int OperatorLength(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("===") || rest.StartsWith("!=="))
        {
            return 3;
        }

        return rest.Length > 1 && rest[..2] is "==" or "!=" or "<=" or ">=" or "//" or "**" ? 2 : 1;
    }

    private static TokenKind KindOf(char delimiter) =>
        delimiter switch
        {
            '(' => TokenKind.LeftParen,
            ')' => TokenKind.RightParen,
            '[' => TokenKind.LeftBracket,
            ']' => TokenKind.RightBracket,
            '{' => TokenKind.LeftBrace,
            '}' => TokenKind.RightBrace,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            '~' => TokenKind.Tilde,
            '|' => TokenKind.Pipe,
            _ => TokenKind.Operator,
        };
}
