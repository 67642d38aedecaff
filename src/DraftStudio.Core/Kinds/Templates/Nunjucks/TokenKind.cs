namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What a token inside a tag is.</summary>
internal enum TokenKind
{
    /// <summary>The text ends inside the tag.</summary>
    End,
    BlockEnd,
    VariableEnd,
    Text,

    /// <summary>A string or a regular expression that runs to the end of the file.</summary>
    Unterminated,
    Regex,
    Number,
    Boolean,
    None,
    Symbol,
    Operator,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Tilde,
    Pipe,

    /// <summary>Behind an error: matches nothing, so that what is being parsed comes to its end.</summary>
    Broken,
}
