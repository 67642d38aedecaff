namespace DraftStudio.Web.Features.Templates;

/// <summary>What a member of an object is edited as.</summary>
public enum MemberKind
{
    /// <summary>A text, a number or a list.</summary>
    Value,
    Null,
    Flag,

    /// <summary>The id of a file.</summary>
    File,

    /// <summary>An object, with members of its own.</summary>
    Group,
}
