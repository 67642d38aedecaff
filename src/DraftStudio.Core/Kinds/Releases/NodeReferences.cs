using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Finds what a config refers to: <c>{{nodes.slug.field}}</c> in any of its texts, however deep.</summary>
internal static class NodeReferences
{
    private const string Prefix = "nodes.";

    /// <summary>The slugs, in ordinal order, each once. The nodes of a group speak for themselves.</summary>
    public static ImmutableArray<string> In(MapNode config)
    {
        SortedSet<string>? found = null;
        foreach (var (_, node) in config)
        {
            // An escape might hide a brace, so a text with one is looked at closer.
            if (
                node is LeafNode leaf
                && (leaf.Json.Span.IndexOf("{{"u8) >= 0 || leaf.Json.Span.IndexOf("\\u007"u8) >= 0)
            )
            {
                Find(leaf, found ??= new SortedSet<string>(StringComparer.Ordinal));
            }
        }

        return found is null ? [] : [.. found];
    }

    /// <summary>The slugs in one text.</summary>
    public static IEnumerable<string> In(string text)
    {
        var at = 0;
        while ((at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            var end = text.IndexOf("}}", at, StringComparison.Ordinal);
            if (end < 0)
            {
                yield break;
            }

            foreach (var slug in InExpression(text[(at + 2)..end]))
            {
                yield return slug;
            }

            at = end + 2;
        }
    }

    private static IEnumerable<string> InExpression(string expression)
    {
        var at = 0;
        while ((at = expression.IndexOf(Prefix, at, StringComparison.Ordinal)) >= 0)
        {
            var isWord = at > 0 && (IsSlug(expression[at - 1]) || expression[at - 1] == '.');
            at += Prefix.Length;
            var end = at;
            while (end < expression.Length && IsSlug(expression[end]))
            {
                end++;
            }

            if (!isWord && end > at)
            {
                yield return expression[at..end];
            }
        }
    }

    private static void Find(LeafNode leaf, SortedSet<string> found)
    {
        var reader = new Utf8JsonReader(leaf.Json.Span, new JsonReaderOptions { MaxDepth = LeafNode.MaxDepth + 1 });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                found.UnionWith(In(reader.GetString()!)); // A string is there.
            }
        }
    }

    private static bool IsSlug(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
