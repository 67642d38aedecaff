namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>
/// Parses expressions, and notes the names that they use. Which operator binds closer changes what an expression is worth
/// and not whether it is one, so operators that may follow one another in any order are one level here: signs of
/// arithmetic, comparison and joining; then <c>is</c>; <c>in</c>; <c>not</c>; <c>and</c> and <c>or</c>; the inline
/// <c>if</c>.
/// </summary>
internal sealed class ExpressionParser(TokenCursor cursor, NameScopes names, Findings findings)
{
    private const int Deepest = 200;

    private static readonly string[] Signs =
    [
        "+",
        "-",
        "*",
        "/",
        "//",
        "%",
        "**",
        "==",
        "===",
        "!=",
        "!==",
        "<",
        ">",
        "<=",
        ">=",
    ];

    /// <summary>The names used by what is being parsed. Some turn out to be no variables: of tests, of arguments.</summary>
    private readonly List<Token> uses = [];

    private int depth;

    /// <summary>A whole expression; the names in it are used where it stands.</summary>
    public Operand Parse()
    {
        var operand = Expression();
        Settle();
        return operand;
    }

    /// <summary>A value with what follows it, without operators and filters; the names in it are used where it stands.</summary>
    public Operand ParsePrimary()
    {
        var operand = Primary(withPostfix: true);
        Settle();
        return operand;
    }

    /// <summary>What a tag gives a name to; null after an error.</summary>
    public string? ParseTarget(bool withPostfix = true)
    {
        var mark = uses.Count;
        var operand = Primary(withPostfix);
        var name = NameOf(operand, mark);
        Settle();
        return name;
    }

    /// <summary>As <see cref="ParseTarget"/>, where nunjucks takes any expression.</summary>
    public string? ParseTargetExpression()
    {
        var mark = uses.Count;
        var operand = Expression();
        var name = NameOf(operand, mark);
        Settle();
        return name;
    }

    /// <summary>
    /// The parameters of a macro or of a call's body, in brackets. Their names are defined, the defaults of the later ones
    /// after the earlier, in the scope that is the present one: the caller has opened it.
    /// </summary>
    public void ParseParameters()
    {
        var defaults = new List<(int From, int To, string Name)>();
        var isFirst = true;
        cursor.Skip(TokenKind.LeftParen);
        while (!cursor.IsBroken && !cursor.Skip(TokenKind.RightParen))
        {
            if (!isFirst && !cursor.Skip(TokenKind.Comma))
            {
                cursor.Expected("',' or ')'");
                break;
            }

            isFirst = false;
            var mark = uses.Count;
            var operand = Expression();
            if (cursor.SkipOperator("="))
            {
                var name = NameOf(operand, mark);
                var from = uses.Count;
                Expression();
                defaults.Add((from, uses.Count, name ?? ""));
            }
            else if (operand.Kind != OperandKind.Name || !JavaScriptName.IsPart(cursor.TextOf(operand.Token)))
            {
                cursor.Fail(operand.Token, "A parameter is a plain name, or a name with '=' and a default.");
            }
            else
            {
                names.Define(cursor.TextOf(operand.Token).ToString());
                uses.RemoveAt(mark);
            }
        }

        foreach (var (from, to, name) in defaults)
        {
            UseFrom(from, to);
            names.Define(name);
        }

        uses.Clear();
    }

    /// <summary>A filter's name and arguments, behind the bar or the word <c>filter</c>.</summary>
    public void ParseFilter()
    {
        Filter();
        Settle();
    }

    /// <summary>The text between the quotes, as nunjucks reads it.</summary>
    public string TextOf(Token token)
    {
        var raw = cursor.TextOf(token)[1..^1];
        if (!raw.Contains('\\'))
        {
            return raw.ToString();
        }

        var text = new System.Text.StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
                continue;
            }

            at++;
            text.Append(
                raw[at] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    var other => other,
                }
            );
        }

        return text.ToString();
    }

    private Operand Expression()
    {
        var operand = Logical();
        if (cursor.SkipSymbol("if"))
        {
            Logical();
            if (cursor.SkipSymbol("else"))
            {
                Logical();
            }

            operand = Other(operand);
        }

        return operand;
    }

    private Operand Logical()
    {
        var operand = Negated();
        while (cursor.SkipSymbol("or") || cursor.SkipSymbol("and"))
        {
            Negated();
            operand = Other(operand);
        }

        return operand;
    }

    private Operand Negated()
    {
        var first = cursor.Peek();
        var isNegated = false;
        while (cursor.SkipSymbol("not"))
        {
            isNegated = true;
        }

        var operand = Contained();
        return isNegated ? new Operand(OperandKind.Other, first) : operand;
    }

    private Operand Contained()
    {
        var operand = Tested();
        while (true)
        {
            if (cursor.SkipSymbol("not"))
            {
                if (!cursor.SkipSymbol("in"))
                {
                    cursor.Expected("'in' after 'not'");
                }
            }
            else if (!cursor.SkipSymbol("in"))
            {
                return operand;
            }

            Tested();
            operand = Other(operand);
        }
    }

    private Operand Tested()
    {
        var operand = Compared();
        if (!cursor.SkipSymbol("is"))
        {
            return operand;
        }

        cursor.SkipSymbol("not");
        var mark = uses.Count;
        var test = Compared();
        if (test.Kind == OperandKind.Name || test.CallsName)
        {
            uses.RemoveAt(mark);
        }

        CheckTest(test);
        return Other(operand);
    }

    private void CheckTest(Operand test)
    {
        if (test.Arguments > 1)
        {
            cursor.Fail(test.Token, "A test takes one argument.");
        }

        if (cursor.IsBroken || test.Kind == OperandKind.None)
        {
            return;
        }

        var name = test.Kind == OperandKind.Text ? TextOf(test.Token) : cursor.TextOf(test.Token).ToString();
        if (!(test.IsName || test.CallsName) || !NunjucksNames.Tests.Contains(name))
        {
            findings.Warning(test.Token.Start, test.Token.Length, $"Nunjucks has no test '{name}'.");
        }
    }

    private Operand Compared()
    {
        var operand = Signed(withFilters: true);
        while (cursor.Skip(TokenKind.Tilde) || SkipSign())
        {
            Signed(withFilters: true);
            operand = Other(operand);
        }

        return operand;
    }

    private bool SkipSign()
    {
        var token = cursor.Peek();
        if (token.Kind != TokenKind.Operator)
        {
            return false;
        }

        foreach (var sign in Signs)
        {
            if (cursor.SkipOperator(sign))
            {
                return true;
            }
        }

        return false;
    }

    private Operand Signed(bool withFilters)
    {
        var first = cursor.Peek();
        var sign =
            cursor.SkipOperator("-") ? '-'
            : cursor.SkipOperator("+") ? '+'
            : '\0';
        var operand = sign == '\0' ? Primary(withPostfix: true) : SignedBy(sign, first);

        while (withFilters && cursor.Skip(TokenKind.Pipe))
        {
            Filter();
            operand = Other(operand);
        }

        return operand;
    }

    private Operand SignedBy(char sign, Token first)
    {
        Descend();
        var operand = Signed(withFilters: false);
        depth--;
        if (operand.Sign == sign)
        {
            cursor.Fail(first, $"Nunjucks makes one sign of two '{sign}'; put the second in brackets.");
        }

        return new Operand(OperandKind.Other, first) { Sign = sign };
    }

    private void Descend()
    {
        if (++depth > Deepest)
        {
            cursor.Fail(cursor.Peek(), $"This expression is nested more than {Deepest} deep.");
        }
    }

    private void Filter()
    {
        var first = cursor.Peek();
        var end = first.End;
        do
        {
            end = cursor.Peek().End;
            if (cursor.Next().Kind != TokenKind.Symbol)
            {
                cursor.Fail(first, "The name of a filter is expected here.");
            }
        } while (cursor.SkipOperator("."));

        var name = cursor.IsBroken ? first : first with { End = end };
        CheckName(name);
        if (cursor.Peek().Kind == TokenKind.LeftParen)
        {
            var call = Postfix(new Operand(OperandKind.Other, name));
            if (call.Kind != OperandKind.Call)
            {
                cursor.Fail(
                    name,
                    "Behind the arguments of a filter no member can be taken; put the filter in brackets."
                );
            }
        }

        if (
            !cursor.IsBroken
            && !NunjucksNames.Filters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cursor.TextOf(name))
        )
        {
            findings.Warning(name.Start, name.Length, $"Nunjucks has no filter '{cursor.TextOf(name)}'.");
        }
    }

    private Operand Primary(bool withPostfix)
    {
        var token = cursor.Peek();
        var operand = new Operand(KindOf(token.Kind), token) { IsNameless = token.Kind == TokenKind.None };
        switch (token.Kind)
        {
            case TokenKind.Symbol:
                cursor.Next();
                CheckName(token);
                uses.Add(token);
                break;
            case TokenKind.Regex:
                cursor.Next();
                if (RegexSyntax.ProblemOf(cursor.TextOf(token)) is { } problem)
                {
                    cursor.Fail(token, problem);
                }

                break;
            case TokenKind.Text or TokenKind.Number or TokenKind.Boolean or TokenKind.None:
                cursor.Next();
                break;
            case TokenKind.LeftParen or TokenKind.LeftBracket or TokenKind.LeftBrace:
                if (Aggregate(out _) == 0 && token.Kind == TokenKind.LeftParen)
                {
                    cursor.Fail(token, "There is nothing in these brackets.");
                }

                break;
            default:
                cursor.Expected("A value");
                break;
        }

        return withPostfix ? Postfix(operand) : operand;
    }

    private static OperandKind KindOf(TokenKind kind) =>
        kind switch
        {
            TokenKind.Symbol => OperandKind.Name,
            TokenKind.Text => OperandKind.Text,
            TokenKind.None => OperandKind.None,
            TokenKind.Number or TokenKind.Boolean or TokenKind.Regex => OperandKind.Literal,
            _ => OperandKind.Other,
        };

    private Operand Postfix(Operand operand)
    {
        while (true)
        {
            var token = cursor.Peek();
            if (token.Kind == TokenKind.LeftParen)
            {
                if (operand.IsNameless)
                {
                    cursor.Fail(token, "'none' cannot be called.");
                }

                operand = new Operand(OperandKind.Call, operand.Token)
                {
                    Arguments = Arguments(),
                    CallsName = operand.Kind == OperandKind.Name,
                    IsNameless = operand.IsNameless,
                };
            }
            else if (token.Kind == TokenKind.LeftBracket)
            {
                var count = Aggregate(out var index);
                if (count != 1)
                {
                    cursor.Fail(token, "One index is expected in these brackets.");
                }

                operand = Other(operand) with { IsNameless = operand.IsNameless || index.Kind == OperandKind.None };
            }
            else if (cursor.SkipOperator("."))
            {
                if (!cursor.Skip(TokenKind.Symbol))
                {
                    cursor.Expected("The name of a member");
                }

                operand = Other(operand) with { IsNameless = operand.IsNameless };
            }
            else
            {
                return operand;
            }
        }
    }

    /// <summary>The arguments of a call, in brackets; how many nunjucks passes on.</summary>
    private int Arguments()
    {
        var count = 0;
        var isNamed = false;
        var isFirst = true;
        cursor.Skip(TokenKind.LeftParen);
        Descend();
        while (!cursor.IsBroken && !cursor.Skip(TokenKind.RightParen))
        {
            if (!isFirst && !cursor.Skip(TokenKind.Comma))
            {
                cursor.Expected("',' or ')'");
                break;
            }

            isFirst = false;
            var mark = uses.Count;
            var operand = Expression();
            if (cursor.SkipOperator("="))
            {
                isNamed = true;
                NameOf(operand, mark);
                Expression();
            }
            else
            {
                count++;
            }
        }

        depth--;
        return count + (isNamed ? 1 : 0);
    }

    /// <summary>A group, an array or a dictionary. Nunjucks lets any closing bracket end any of them.</summary>
    private int Aggregate(out Operand last)
    {
        var open = cursor.Next();
        var count = 0;
        last = default;
        Descend();
        while (!cursor.IsBroken)
        {
            var token = cursor.Peek();
            if (token.Kind is TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace)
            {
                cursor.Next();
                if (token.Kind != open.Kind + 1)
                {
                    findings.Warning(token.Start, token.Length, "This closes a bracket of another kind.");
                }

                break;
            }

            if (token.Kind == TokenKind.VariableEnd && open.Kind == TokenKind.LeftBrace)
            {
                cursor.Fail(token, "'}}' ends the tag wherever it stands; put a space between two closing braces.");
            }

            if (count > 0 && !cursor.Skip(TokenKind.Comma))
            {
                cursor.Expected("',' or the closing bracket");
            }

            last = open.Kind == TokenKind.LeftBrace ? Pair() : Expression();
            count++;
        }

        depth--;
        return count;
    }

    private Operand Pair()
    {
        var mark = uses.Count;
        var key = Primary(withPostfix: true);
        if (!cursor.Skip(TokenKind.Colon))
        {
            cursor.Expected("':' and a value");
        }

        NameOf(key, mark);
        Expression();
        return Other(key);
    }

    /// <summary>The name that an operand is; it is no use of a variable.</summary>
    private string? NameOf(Operand operand, int mark)
    {
        if (!operand.IsName)
        {
            cursor.Fail(operand.Token, "A name is expected here.");
        }

        if (cursor.IsBroken)
        {
            return null;
        }

        if (operand.Kind == OperandKind.Name)
        {
            uses.RemoveAt(mark);
            return cursor.TextOf(operand.Token).ToString();
        }

        return TextOf(operand.Token);
    }

    /// <summary>Nunjucks writes names into its script between quotes as they are.</summary>
    private void CheckName(Token name)
    {
        if (cursor.TextOf(name).IndexOfAny('"', '\\') is >= 0 and var at)
        {
            cursor.Fail(name, $"A name cannot have {cursor.TextOf(name)[at]} in it.");
        }
    }

    private void Settle()
    {
        UseFrom(0, uses.Count);
        uses.Clear();
    }

    private void UseFrom(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            names.Use(cursor.TextOf(uses[i]), uses[i].Start);
        }
    }

    private static Operand Other(Operand operand) => new(OperandKind.Other, operand.Token);
}
