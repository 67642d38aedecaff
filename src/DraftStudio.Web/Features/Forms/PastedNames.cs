using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The names in a text that was pasted.</summary>
public static class PastedNames
{
    public static ImmutableArray<string> In(string text) =>
        [
            .. text.Split(
                    ['\n', '\r', '\t', ',', ';'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
