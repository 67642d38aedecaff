namespace DraftStudio.Web.Features.Releases;

/// <summary>What a member of a config takes.</summary>
public enum ConfigType
{
    /// <summary>Whatever JSON there is.</summary>
    Any,
    Text,
    Number,
    Integer,
    Boolean,

    /// <summary>One of several texts.</summary>
    Choice,
    List,
    Object,
}
