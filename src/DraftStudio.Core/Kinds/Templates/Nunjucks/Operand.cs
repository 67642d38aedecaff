namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>What an expression turned out to be, as far as the tag around it asks.</summary>
/// <param name="Kind">The outermost thing of it.</param>
/// <param name="Token">Where it begins; the whole of a name or a text.</param>
internal readonly record struct Operand(OperandKind Kind, Token Token)
{
    /// <summary>Of a call: how many arguments nunjucks passes on; named ones are one together.</summary>
    public int Arguments { get; init; }

    /// <summary>A call of a plain name.</summary>
    public bool CallsName { get; init; }

    /// <summary>Its name in messages would have to say <c>none</c>, which nunjucks cannot write.</summary>
    public bool IsNameless { get; init; }

    /// <summary>The sign before it, if that is the outermost thing of it.</summary>
    public char Sign { get; init; }

    public bool IsName => Kind is OperandKind.Name or OperandKind.Text;
}
