namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>A token inside a tag, by where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public int Length => End - Start;
}
