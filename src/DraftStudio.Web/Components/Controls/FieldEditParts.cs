using System.Collections.Immutable;

namespace DraftStudio.Web.Components.Controls;

/// <summary>Makes edits whole again that came in parts.</summary>
internal sealed class FieldEditParts
{
    private const int MaxParts = 1_024;
    private const int MaxUnfinished = 64;

    private readonly Dictionary<long, string?[]> partial = [];

    public ImmutableArray<FieldEdit> Join(IEnumerable<FieldEditPart> parts)
    {
        var whole = ImmutableArray.CreateBuilder<FieldEdit>();
        foreach (var part in parts)
        {
            if (ValueOf(part) is { } value)
            {
                whole.Add(new FieldEdit(part.ClientId, part.Seq, part.Path, value));
            }
        }

        return whole.ToImmutable();
    }

    private string? ValueOf(FieldEditPart part)
    {
        // The browser sends them: what does not add up is dropped, and would be sent again.
        if (part.Parts is < 1 or > MaxParts || part.Part < 0 || part.Part >= part.Parts)
        {
            return null;
        }

        if (part.Parts == 1)
        {
            return part.Value;
        }

        if (!partial.TryGetValue(part.Seq, out var values) || values.Length != part.Parts)
        {
            if (partial.Count >= MaxUnfinished)
            {
                partial.Clear();
            }

            partial[part.Seq] = values = new string?[part.Parts];
        }

        values[part.Part] = part.Value;
        if (values.Any(static value => value is null))
        {
            return null;
        }

        partial.Remove(part.Seq);
        return string.Concat(values);
    }
}
