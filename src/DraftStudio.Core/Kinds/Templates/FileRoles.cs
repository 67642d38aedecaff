using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What a file is in a template.</summary>
internal static class FileRoles
{
    public const string Template = "TEMPLATE";
    public const string Asset = "ASSET";
    public const string Data = "DATA";

    public static ImmutableArray<string> All { get; } = [Template, Asset, Data];
}
