namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>The outermost thing of an expression.</summary>
internal enum OperandKind
{
    Name,
    Text,
    None,
    Literal,
    Call,
    Other,
}
