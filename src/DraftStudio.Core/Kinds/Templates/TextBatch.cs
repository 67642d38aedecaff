using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What was typed in a file at a stretch: one operation of the draft, one step to undo.</summary>
/// <param name="BaseVersion">The version of the draft that the page showed.</param>
/// <param name="Edits">One after the other on the text of that version.</param>
internal sealed record TextBatch(int BaseVersion, ImmutableArray<TextEdit> Edits)
{
    private const int MostEdits = 20_000;

    /// <summary>Reads what the page sent.</summary>
    public static Result<TextBatch> Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var batch = json.RootElement;
            if (
                batch.ValueKind != JsonValueKind.Object
                || !batch.TryGetProperty("baseVersion", out var version)
                || version.ValueKind != JsonValueKind.Number
                || !version.TryGetInt32(out var number)
                || number < 0
            )
            {
                return DraftError.Of("required", "/baseVersion", "baseVersion", "The version is a whole number.");
            }

            if (!batch.TryGetProperty("edits", out var edits) || edits.ValueKind != JsonValueKind.Array)
            {
                return DraftError.Of("required", "/edits", "edits", "The edits are a list.");
            }

            return edits.GetArrayLength() > MostEdits
                ? DraftError.Of("too_many", "/edits", "edits", $"There are at most {MostEdits} edits at once.")
                : Read(number, edits);
        }
        catch (JsonException exception)
        {
            return DraftError.Of("malformed_json", "", null, exception.Message);
        }
    }

    private static Result<TextBatch> Read(int version, JsonElement list)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (
                item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("at", out var at)
                || at.ValueKind != JsonValueKind.Number
                || !at.TryGetInt32(out var place)
                || Text(item, "remove") is not { } remove
                || Text(item, "insert") is not { } insert
            )
            {
                return DraftError.Of(
                    "wrong_type",
                    $"/edits/{edits.Count}",
                    "edits",
                    "An edit has a place, what it removes and what it inserts."
                );
            }

            edits.Add(new TextEdit(place, remove, insert));
        }

        return new TextBatch(version, edits.MoveToImmutable());
    }

    /// <summary>Null for what is no text, and for half a surrogate pair.</summary>
    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
