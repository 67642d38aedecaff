namespace DraftStudio.Web.Features.Templates;

/// <summary>How the sample value of an input is filled in; the preview's script knows them by their names in lower case.</summary>
public enum SampleKind
{
    /// <summary>A line, a number or a date.</summary>
    Text,

    /// <summary>A text of several lines.</summary>
    Long,

    /// <summary>A moment, in UTC.</summary>
    Time,

    /// <summary>Several values, one a line.</summary>
    Lines,

    /// <summary>Rows, as JSON.</summary>
    Json,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Any of several.</summary>
    Choices,
}
