namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>The parts of a tag, in their order.</summary>
internal enum OpenTagPart
{
    /// <summary>Before any other; of a <c>switch</c> the first <c>case</c> is still to come.</summary>
    First,

    /// <summary>Of a <c>switch</c>: in a case.</summary>
    Case,

    /// <summary>In <c>else</c> or <c>default</c>: nothing but the end may follow.</summary>
    Last,
}
