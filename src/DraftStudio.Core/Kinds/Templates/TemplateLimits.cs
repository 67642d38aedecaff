namespace DraftStudio.Core.Kinds.Templates;

/// <summary>The contract's limits on templates.</summary>
internal static class TemplateLimits
{
    /// <summary>Characters of a name.</summary>
    public const int Name = 200;

    /// <summary>Characters of a description.</summary>
    public const int Description = 10_000;

    /// <summary>Characters of a content type.</summary>
    public const int ContentType = 200;

    /// <summary>Bytes of a text.</summary>
    public const int Text = 10_000_000;

    /// <summary>Bytes of any file.</summary>
    public const int Contents = 25_000_000;

    /// <summary>Files of a template, processors, and inputs.</summary>
    public const int Files = 20_000;

    public const int Items = 10_000;

    /// <summary>A JSON body with a file in it: base 64 takes four characters for three bytes.</summary>
    public const long FileBody = 36_000_000;

    /// <summary>Several files at once.</summary>
    public const long Upload = 100_000_000;
}
