using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>Lines that both sides changed differently: the line numbers (from 0) are the base's.</summary>
public sealed record TextConflict(int FirstLine, int LineCount, string Base, string Live, string Mine);

/// <summary>The merged text; at a conflict it has live's lines.</summary>
public sealed record TextMergeResult(string Text, ImmutableArray<TextConflict> Conflicts);

/// <summary>Three-way merge of texts by line.</summary>
public static class TextMerge
{
    public static TextMergeResult Merge(string origin, string live, string mine) => throw new NotImplementedException();
}
