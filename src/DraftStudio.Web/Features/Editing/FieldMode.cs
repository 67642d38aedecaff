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
}
