namespace DraftStudio.Web.Features.Editing;

/// <summary>How what is entered in an input becomes JSON.</summary>
public enum FieldMode
{
    /// <summary>It is a text.</summary>
    Text,

    /// <summary>It is JSON; nothing removes the member.</summary>
    Json,

    /// <summary>JSON where it reads as such, else a text: 3, true, {{nodes.start.id}}. Nothing removes the member.</summary>
    Value,

    /// <summary>
    /// As <see cref="Value"/>, but nothing is an empty text (what removes the member is a button of its own), and what begins
    /// as a list or an object has to be one; {{ month }} begins as a text.
    /// </summary>
    Kept,

    /// <summary>A list, an entry a line: a value, or <c>value = label</c>. Nothing removes the member.</summary>
    Options,

    /// <summary>The same of columns: a name, or <c>name = label</c>.</summary>
    Columns,
}
