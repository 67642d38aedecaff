namespace DraftStudio.Web.Features.Templates;

/// <summary>What the value that an input begins with is entered in.</summary>
internal enum InputDefault
{
    Text,

    /// <summary>A text of several lines.</summary>
    Long,
    Number,
    Date,
    Time,

    /// <summary>One of the input's own options, or true and false.</summary>
    Choice,

    /// <summary>Several values, one a line.</summary>
    List,

    /// <summary>Anything else, as JSON.</summary>
    Json,
}
