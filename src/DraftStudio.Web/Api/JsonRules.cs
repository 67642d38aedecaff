namespace DraftStudio.Web.Api;

/// <summary>What a route takes in its body.</summary>
public sealed record JsonRules
{
    /// <summary>The body limit of every route that states none: 1 MB.</summary>
    public const long DefaultLimit = 1_000_000;

    /// <summary>A body of at most 1 MB whose unknown members are refused: forms, constraints and our own routes.</summary>
    public static readonly JsonRules Strict = new();

    /// <summary>As <see cref="Strict"/>, and no body at all counts as <c>{}</c>.</summary>
    public static readonly JsonRules StrictOrEmpty = new() { MayBeEmpty = true };

    /// <summary>A body of at most 1 MB whose unknown members are ignored.</summary>
    public static readonly JsonRules Lenient = new() { IgnoreUnknownMembers = true };

    /// <summary>How many bytes a body may have; over it 413, the limit named.</summary>
    public long Limit { get; init; } = DefaultLimit;

    public bool IgnoreUnknownMembers { get; init; }

    /// <summary>No body counts as <c>{}</c>.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>U+0000 may stand, escaped, in a text: release JSON.</summary>
    public bool AllowNul { get; init; }
}
