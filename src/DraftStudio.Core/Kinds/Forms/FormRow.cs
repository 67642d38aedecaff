using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A compound row as it is sent or shown: texts by member (<c>simulation_id</c>, <c>value</c>); numbers and times as they are written.</summary>
public sealed class FormRow
{
    private readonly ImmutableDictionary<string, string> texts;

    private FormRow(ImmutableDictionary<string, string> texts) => this.texts = texts;

    /// <summary>The text of a member; null when the row has none.</summary>
    public string? this[string member] => texts.GetValueOrDefault(member);

    public static FormRow Of(params ReadOnlySpan<(string Member, string Text)> members)
    {
        var row = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (member, text) in members)
        {
            row[member] = text;
        }

        return new FormRow(row.ToImmutable());
    }

    public override string ToString() => string.Join(", ", texts.Keys.Order(StringComparer.Ordinal));
}
