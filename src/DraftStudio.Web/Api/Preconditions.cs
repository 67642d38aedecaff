using System.Globalization;
using DraftStudio.Core.Drafting;
using Microsoft.Net.Http.Headers;

namespace DraftStudio.Web.Api;

/// <summary>Versions as entity tags: <c>ETag: "7"</c>, <c>If-Match: "7"</c>.</summary>
public static class Preconditions
{
    /// <summary>No draft has it, so that a tag that can match nothing fails with the current state in the answer.</summary>
    private const int NoVersion = -1;

    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// What <c>If-Match</c> asks for, else what the body's <c>expected_version</c> does. <c>*</c> matches any version; a
    /// weak tag never matches (RFC 9110, 13.1.1).
    /// </summary>
    public static Result<Precondition> Read(HttpRequest request, int? expectedVersion = null)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return expectedVersion is { } version
                ? Precondition.Exactly(version, fromHeader: false)
                : Precondition.None;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags) || tags.Count == 0)
        {
            return DraftError.Of("invalid_precondition", "", null, "If-Match must be * or a list of entity tags.");
        }

        if (tags.Any(static tag => tag.Equals(EntityTagHeaderValue.Any)))
        {
            return Precondition.None;
        }

        var versions = tags.Where(static tag => !tag.IsWeak).Select(VersionOf).OfType<int>().ToArray();
        return versions switch
        {
            [] => Precondition.Exactly(NoVersion, fromHeader: true),
            [var one] => Precondition.Exactly(one, fromHeader: true),
            _ => DraftError.Of("invalid_precondition", "", null, "If-Match must name one version."),
        };
    }

    /// <summary>A read's tag may say more behind a hyphen; what a write asks for is the version.</summary>
    private static int? VersionOf(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.AsSpan().Trim('"');
        var end = text.IndexOf('-');
        return int.TryParse(
            end < 0 ? text : text[..end],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : null;
    }
}
