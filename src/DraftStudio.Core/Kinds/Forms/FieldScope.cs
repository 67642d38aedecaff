using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What the fields of one request share while they are resolved.</summary>
internal sealed class FieldScope(IDraftUnit unit, Caller caller, FormEdit edit, TimeProvider time)
{
    /// <summary>How many entries a list may have.</summary>
    public const int ListLimit = 10_000;

    private readonly Dictionary<string, ImmutableArray<(ResourceId Id, string Pointer)>> ids = new(
        StringComparer.Ordinal
    );

    public ImmutableArray<FieldError>.Builder Errors { get; } = ImmutableArray.CreateBuilder<FieldError>();

    public FormEdit Edit => edit;

    public IDraftUnit Unit => unit;

    public WorkspaceId Workspace => caller.Workspace;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The resources that the ids of the request name, as far as there are such.</summary>
    public ImmutableDictionary<ResourceId, Resource> Found { get; set; } =
        ImmutableDictionary<ResourceId, Resource>.Empty;

    /// <summary>The draft that is edited, which exists already or is about to.</summary>
    public required DraftId Draft { get; init; }

    /// <summary>The draft's document as it stands.</summary>
    public required Document Current { get; init; }

    public ResourceId NewId() => new(Guid.CreateVersion7(Now));

    public void Fail(string pointer, string field, string code, string message) =>
        Errors.Add(new FieldError(pointer, field, code, message));

    /// <summary>The ids that a member holds, those that are none left out (and told). Null for a member that was not sent.</summary>
    public ImmutableArray<(ResourceId Id, string Pointer)>? ReadIds(string member, string field)
    {
        if (edit.Find(member) is not { } sent)
        {
            return null;
        }

        if (!ids.TryGetValue(member, out var known))
        {
            known = Parse(Entries(sent, member, field), field);
            ids.Add(member, known);
        }

        return known;
    }

    public ImmutableArray<ResourceId> IdsOf(string member) =>
        [.. ids.GetValueOrDefault(member, []).Select(static entry => entry.Id)];

    /// <summary>The normalized text of a member, null when it is null or blank; not sent is false.</summary>
    public bool TryText(string member, string field, int limit, out string? text)
    {
        text = null;
        if (edit.Find(member) is not { } sent)
        {
            return false;
        }

        if (sent is FormMember.Text { Value: var raw })
        {
            text = CheckText(raw, $"/{member}", field, limit);
        }

        return true;
    }

    /// <summary>The normalized texts of a list, with where each stands; blank ones too. Null for a member that was not sent.</summary>
    public ImmutableArray<(string Text, string Pointer)>? ReadTexts(string member, string field, int limit)
    {
        if (edit.Find(member) is not { } sent)
        {
            return null;
        }

        return
        [
            .. Entries(sent, member, field)
                .Select(entry => (Text: CheckText(entry.Text, entry.Pointer, field, limit) ?? "", entry.Pointer)),
        ];
    }

    /// <summary>The rows of a member, with where each stands; those that are null are told. Null for a member that was not sent.</summary>
    public ImmutableArray<(FormRow Row, string Pointer)>? ReadRows(string member, string field)
    {
        if (edit.Find(member) is not { } sent)
        {
            return null;
        }

        var rows = sent is FormMember.Rows { Values: var values } ? values : [];
        return IsTooLong(rows.Length, member, field) ? [] : [.. Present(rows, member, field)];
    }

    private string? CheckText(string raw, string pointer, string field, int limit)
    {
        if (raw.Contains('\0', StringComparison.Ordinal))
        {
            Fail(pointer, field, "nul_character", "A text must not contain U+0000.");
            return null;
        }

        var text = ResourceText.Normalize(raw);
        if (ResourceText.Length(text) > limit)
        {
            Fail(pointer, field, "too_long", string.Create(Invariant, $"At most {limit:N0} characters."));
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private static readonly System.Globalization.CultureInfo Invariant = System
        .Globalization
        .CultureInfo
        .InvariantCulture;

    /// <summary>The texts of a member: one for a text, each for a list; entries that are null are told.</summary>
    private IEnumerable<(string Text, string Pointer)> Entries(FormMember sent, string member, string field)
    {
        if (sent is FormMember.Text { Value: var one })
        {
            yield return (one, $"/{member}");
        }

        if (sent is not FormMember.List { Values: var values })
        {
            yield break;
        }

        if (IsTooLong(values.Length, member, field))
        {
            yield break;
        }

        foreach (var entry in Present(values, member, field))
        {
            yield return entry;
        }
    }

    private bool IsTooLong(int length, string member, string field)
    {
        if (length > ListLimit)
        {
            Fail($"/{member}", field, "too_many", string.Create(Invariant, $"At most {ListLimit:N0} entries."));
        }

        return length > ListLimit;
    }

    private IEnumerable<(T Value, string Pointer)> Present<T>(ImmutableArray<T?> values, string member, string field)
        where T : class
    {
        for (var i = 0; i < values.Length; i++)
        {
            var pointer = string.Create(Invariant, $"/{member}/{i}");
            if (values[i] is { } value)
            {
                yield return (value, pointer);
            }
            else
            {
                Fail(pointer, field, "wrong_type", "The value must not be null.");
            }
        }
    }

    private ImmutableArray<(ResourceId Id, string Pointer)> Parse(
        IEnumerable<(string Text, string Pointer)> entries,
        string field
    )
    {
        var parsed = ImmutableArray.CreateBuilder<(ResourceId, string)>();
        foreach (var (text, pointer) in entries)
        {
            if (Guid.TryParseExact(text, "D", out var id))
            {
                parsed.Add((new ResourceId(id), pointer));
            }
            else
            {
                Fail(pointer, field, "invalid_id", "The value must be a UUID.");
            }
        }

        return parsed.ToImmutable();
    }
}
