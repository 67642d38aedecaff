using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>
/// A field whose values are rows of several members: each becomes a resource, whose data is the row. What the row is
/// (a simulation, and start or end) is its key in the document, so that another value for it replaces the selected one.
/// </summary>
public sealed class CompoundField : FormField
{
    private const char KeySeparator = ':';

    /// <summary>The members of a row: those of its key, then at most one that says something of it.</summary>
    public required ImmutableArray<CompoundPart> Parts { get; init; }

    /// <summary>What a row is, in words, with members in braces: <c>Position of "{simulation_id}"</c>.</summary>
    public required string TitleFormat { get; init; }

    /// <summary>A whole row in words: <c>{simulation_id}: {value}</c>.</summary>
    public required string TextFormat { get; init; }

    public override FormFieldKind Kind => FormFieldKind.Compound;

    public override bool IsList => true;

    private CompoundPart? ValuePart => Parts.FirstOrDefault(static part => !part.IsKey);

    public override string Display(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) =>
        Fill(TextFormat, ReadData(resource), known);

    public override string Title(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) =>
        Fill(TitleFormat, ReadData(resource), known);

    public override string DisplayValue(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) =>
        ValuePart is { } part && ReadData(resource)?[part.Member] is { } value ? value : Display(resource, known);

    /// <summary>A value of <see cref="DisplayValue"/> as people read it.</summary>
    public string InWords(string value) => ValuePart is { } part ? InWords(part, value) : value;

    /// <summary>The row that a resource holds; null when its data is no such row.</summary>
    public FormRow? ReadData(Resource resource)
    {
        if (resource.Data is null)
        {
            return null;
        }

        using var data = JsonDocument.Parse(resource.Data);
        var members = new List<(string, string)>(Parts.Length);
        foreach (var part in Parts)
        {
            if (!data.RootElement.TryGetProperty(part.Member, out var value))
            {
                return null;
            }

            members.Add(
                (part.Member, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())
            ); // A string is not null.
        }

        return FormRow.Of([.. members]);
    }

    /// <summary>The key of a row: the same for all rows that exclude each other.</summary>
    public string KeyOf(FormRow row) =>
        string.Join(KeySeparator, Parts.Where(static part => part.IsKey).Select(part => row[part.Member]));

    /// <summary>The members of a key, in the order of the parts.</summary>
    public static ImmutableArray<string> ReadKey(string key) => [.. key.Split(KeySeparator)];

    internal override string? Refuse(FieldScope scope, Resource resource) =>
        ReadData(resource) is null ? "The resource holds no such row." : null;

    internal override IEnumerable<(string Noun, ResourceId Id)> ReferencesOf(Resource resource) =>
        ReadData(resource) is { } row
            ? Parts
                .OfType<CompoundPart.Reference>()
                .Where(part => Guid.TryParseExact(row[part.Member], "D", out _))
                .Select(part => (part.Noun, new ResourceId(Guid.ParseExact(row[part.Member] ?? "", "D"))))
            : [];

    internal override ResourceId? IdAt(DocumentPath path, DocumentNode? node) => Selection.IdOf(node);

    /// <summary>
    /// Values come beside the rows that are given by their ids, or else beside those that are selected; nothing, given as
    /// either, clears, unless the other says more.
    /// </summary>
    private protected override async Task<FieldSelection> ResolveWholeAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        var values = await ResolveValueAsync(scope, cancellationToken);
        var ids = IdMembers.Select(scope.Edit.Find).FirstOrDefault(static sent => sent is not null);
        if (ids is not { HasValue: true })
        {
            return ids is null || values.IsChange ? values : FieldSelection.Nothing;
        }

        var given = FieldSelection.Of([
            .. IdMembers
                .SelectMany(member => scope.IdsOf(member))
                .Select(scope.Found.GetValueOrDefault)
                .OfType<Resource>()
                .Where(resource => resource.Type == ResourceType)
                .Select(RowOf)
                .OfType<SelectedRow>(),
        ]);
        return values.Replaces ? given : given.Then(values);
    }

    private protected override async Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        if (scope.ReadRows(Name, Name) is not { } sent)
        {
            return FieldSelection.Unchanged;
        }

        return sent.IsEmpty
            ? FieldSelection.Nothing
            : FieldSelection.Beside(await MakeAsync(scope, sent, cancellationToken), []);
    }

    private protected override async Task<FieldSelection> ResolveRowsAsync(
        FieldScope scope,
        ImmutableArray<FormRowEdit> rows,
        CancellationToken cancellationToken
    )
    {
        var values = rows.Where(static row => row is { Selected: true, Value: not null })
            .Select(row => (row.Value!, $"/{Name}")) // Not null: asked for above.
            .ToImmutableArray();
        return FieldSelection.Beside(
            await MakeAsync(scope, values, cancellationToken),
            [.. rows.Where(static row => !row.Selected).Select(static row => row.Key)]
        );
    }

    private SelectedRow? RowOf(Resource resource) =>
        ReadData(resource) is { } row ? new SelectedRow(KeyOf(row), resource.Id, ValueOf(row)) : null;

    private string? ValueOf(FormRow row) => ValuePart is { } part ? row[part.Member] : null;

    /// <summary>The rows with a resource each: the one that says the same, else a new one. None when something is wrong.</summary>
    private async Task<ImmutableArray<SelectedRow>> MakeAsync(
        FieldScope scope,
        ImmutableArray<(FormRow Row, string Pointer)> sent,
        CancellationToken cancellationToken
    )
    {
        var before = scope.Errors.Count;
        var rows = sent.Select(entry => Read(scope, entry.Row, entry.Pointer)).ToList();
        await CheckReferencesAsync(scope, sent, cancellationToken);
        if (scope.Errors.Count > before)
        {
            return [];
        }

        var made = ImmutableArray.CreateBuilder<SelectedRow>(rows.Count);
        foreach (var row in rows)
        {
            var (key, value) = (KeyOf(row), ValueOf(row));
            var resource = await scope.Unit.Catalog.GetOrInsertAsync(
                new Resource
                {
                    Workspace = scope.Workspace,
                    Id = scope.NewId(),
                    Type = ResourceType,
                    Text = value is null ? key : $"{key} {value}",
                    Data = WriteData(row),
                    CreatedAt = scope.Now,
                },
                uniqueText: true,
                cancellationToken
            );
            made.Add(new SelectedRow(key, resource.Id, value));
        }

        return made.ToImmutable();
    }

    /// <summary>The row with its members in their one form; what is wrong with them goes to the scope.</summary>
    private FormRow Read(FieldScope scope, FormRow row, string pointer)
    {
        var members = new List<(string, string)>(Parts.Length);
        foreach (var part in Parts)
        {
            if (
                part.Match(
                    _ => ReadId(row[part.Member]),
                    choice => ReadChoice(choice, row),
                    _ => ReadNumber(row[part.Member]),
                    _ => ReadTime(row[part.Member])
                ) is
                { } text
            )
            {
                members.Add((part.Member, text));
                continue;
            }

            var (code, message) = part.Match(
                static _ => ("invalid_id", "The value must be a UUID."),
                static choice => ("unknown_value", $"The value must be one of {string.Join(", ", choice.Options)}."),
                static _ => ("wrong_type", "The value must be an integer."),
                static _ => ("invalid_time", "The value must be a date and time with a zone: 2026-01-01T00:00:00Z.")
            );
            scope.Fail($"{pointer}/{part.Member}", Name, code, message);
        }

        return FormRow.Of([.. members]);
    }

    private static string? ReadId(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;

    private static string? ReadChoice(CompoundPart.Choice choice, FormRow row) =>
        row[choice.Member] is { } text && choice.Options.Contains(text, StringComparer.Ordinal) ? text : null;

    private static string? ReadNumber(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? ReadTime(string? text) =>
        text is not null && UtcTime.Parse(text) is { } time ? UtcTime.Write(time) : null;

    /// <summary>What the rows speak of must exist, in this workspace; all of it is asked for at once.</summary>
    private async Task CheckReferencesAsync(
        FieldScope scope,
        ImmutableArray<(FormRow Row, string Pointer)> sent,
        CancellationToken cancellationToken
    )
    {
        var named = sent.SelectMany(entry =>
                Parts
                    .OfType<CompoundPart.Reference>()
                    .Where(part => ReadId(entry.Row[part.Member]) is not null)
                    .Select(part =>
                        (
                            Part: part,
                            Id: new ResourceId(Guid.ParseExact(entry.Row[part.Member] ?? "", "D")),
                            Pointer: $"{entry.Pointer}/{part.Member}"
                        )
                    )
            )
            .ToList();
        var ids = named.Select(static entry => entry.Id).ToHashSet();
        var found = await scope.Unit.Catalog.FindAsync(scope.Workspace, ids, cancellationToken);
        foreach (var (part, id, pointer) in named)
        {
            if (found.GetValueOrDefault(id)?.Type != part.ResourceType)
            {
                scope.Fail(pointer, Name, "unknown_id", $"{part.Noun} {id} not found");
            }
        }
    }

    private static string InWords(CompoundPart part, string text) =>
        part is CompoundPart.Instant && UtcTime.Parse(text) is { } time ? UtcTime.Describe(time) : text;

    private string WriteData(FormRow row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var part in Parts)
            {
                writer.WritePropertyName(part.Member);
                var text = row[part.Member] ?? "";
                if (part is CompoundPart.WholeNumber)
                {
                    writer.WriteRawValue(text);
                }
                else
                {
                    writer.WriteStringValue(text);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private string Fill(string format, FormRow? row, IReadOnlyDictionary<ResourceId, Resource> known)
    {
        foreach (var part in Parts)
        {
            var text = row?[part.Member] ?? "…";
            var shown =
                part is CompoundPart.Reference reference && Guid.TryParseExact(text, "D", out var id)
                    ? known.TryGetValue(new ResourceId(id), out var resource)
                        ? resource.Text
                        : $"{reference.Noun} {text}"
                    : InWords(part, text);
            format = format.Replace($"{{{part.Member}}}", shown, StringComparison.Ordinal);
        }

        return format;
    }
}
