namespace DraftStudio.Core.Kinds.Releases;

/// <summary>How much a release may hold.</summary>
internal static class ReleaseLimits
{
    public const long Body = 32_000_000;

    /// <summary>The nodes in groups count too.</summary>
    public const int Nodes = 10_000;

    /// <summary>Of one node, in bytes, without the nodes that a group holds.</summary>
    public const int Config = 256_000;

    /// <summary>Entries of form fields and of test records, each.</summary>
    public const int Entries = 10_000;

    public const int Description = 10_000;

    public const int Name = 200;
}
