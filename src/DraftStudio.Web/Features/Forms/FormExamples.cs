using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The bodies that the description shows of a form's routes: made of its example request by the records that make the answers.</summary>
internal sealed class FormExamples<TState>(FormRoutes<TState> form)
    where TState : FormStateWire
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 9, 30, 0, TimeSpan.Zero);

    private readonly Guid draft = IdOf("draft");

    public FormAnswerWire<TState> Answer =>
        new()
        {
            Success = true,
            DraftId = draft,
            IdempotencyKey = form.Example["idempotency_key"]?.ToString() ?? draft.ToString(),
            Message = "Draft created successfully",
            FormState = form.ToWire(State),
        };

    public FormDraftWire<TState> Draft =>
        new()
        {
            DraftId = draft,
            Id = IdOf("live"),
            BaseRevision = 3,
            OwnerId = IdOf("owner"),
            Shared = false,
            FormState = form.ToWire(State),
        };

    public FormDraftWire<TState> Done(string message) => Draft with { Message = message };

    public FormPublishedWire<TState> Published =>
        new()
        {
            Id = IdOf("live"),
            Revision = 4,
            DraftId = draft,
            Merged = ["description"],
            FormState = form.ToWire(State with { Status = DraftStatus.Published }),
        };

    public FormArtifactWire<TState> Live =>
        new()
        {
            Id = IdOf("live"),
            Title = Title,
            Detail = Detail,
            Revision = 3,
            Version = 3,
            CreatedAt = At,
            UpdatedAt = At,
            FormState = form.ToWire(State with { Draft = null, Status = DraftStatus.Published }),
        };

    public ListWire<FormDraftItemWire> Drafts =>
        ListOf(
            new FormDraftItemWire
            {
                DraftId = draft,
                Title = Title,
                Detail = Detail,
                Status = DraftStatus.Active,
                Version = 1,
                BaseRevision = 0,
                OwnerId = IdOf("owner"),
                PendingProposals = 1,
                CreatedAt = At,
                UpdatedAt = At,
            }
        );

    public ListWire<FormArtifactItemWire> Artifacts =>
        ListOf(
            new FormArtifactItemWire
            {
                Id = IdOf("live"),
                Title = Title,
                Detail = Detail,
                Revision = 3,
                Version = 3,
                CreatedAt = At,
                UpdatedAt = At,
            }
        );

    public ListWire<FormRevisionWire> Revisions { get; } =
        ListOf(
            new FormRevisionWire
            {
                Revision = 3,
                Message = "Ready for the term",
                Author = "Ada Lovelace",
                AuthorId = IdOf("owner"),
                At = At,
                DraftId = IdOf("draft"),
            }
        );

    public FormDiffWire Difference =>
        new()
        {
            Version = 4,
            Behind = 0,
            Changes =
            [
                new FormDifferenceWire(
                    new FormDifference
                    {
                        Path = DocumentPath.Of("name"),
                        Field = "name",
                        Base = new FormOption(new ResourceId(IdOf("name before")), "Before", null),
                        Mine = new FormOption(new ResourceId(IdOf("name")), Title, null),
                    }
                ),
            ],
            Conflicts = [],
            Problems = [],
        };

    private string Title => form.Example["name"]?.ToString() ?? "";

    private string Detail => form.Example[form.Kind.DetailField.Name]?.ToString() ?? "";

    private FormState State =>
        new()
        {
            Draft = new DraftId(draft),
            Version = 1,
            Status = DraftStatus.Active,
            UpdatedAt = At,
            UpdatedByName = "Ada Lovelace",
            Fields = [.. form.Kind.Fields.Select(FieldOf)],
        };

    private FormFieldState FieldOf(FormField field) =>
        new()
        {
            Field = field,
            Selected = [.. Texts(field).Select(entry => OptionOf(field, entry.Text, entry.Data))],
            Editable = true,
            Dirty = form.Example.ContainsKey(field.Name),
        };

    private IEnumerable<(string Text, string? Data)> Texts(FormField field) =>
        (field, form.Example[field.Name]) switch
        {
            (_, null) => [],
            (FlagField flag, { } value) => [(value.ToString(), new FlagData(flag.FlagType, (bool)value).ToJson())],
            (CompoundField, JsonArray rows) => rows.Select(static row => (row?.ToString() ?? "", row?.ToJsonString())),
            (_, JsonArray names) => names.Select(static name => (name?.ToString() ?? "", (string?)null)),
            (_, { } text) => [(text.ToString(), null)],
        };

    private static FormOption OptionOf(FormField field, string text, string? data)
    {
        var id = new ResourceId(IdOf($"{field.Name} {text}"));
        return new FormOption(
            id,
            text,
            new Resource
            {
                Workspace = new WorkspaceId(Guid.Empty),
                Id = id,
                Type = field.ResourceType,
                Text = text,
                Data = data,
                CreatedAt = At,
            }
        );
    }

    private static ListWire<T> ListOf<T>(T item) => new() { Items = [item], NextCursor = null };

    /// <summary>The same id for the same word, so that the description does not change from one start to the next.</summary>
    private static Guid IdOf(string word)
    {
        var sum = word.Aggregate(17L, static (all, letter) => ((all * 31) + letter) % 0xFFFF_FFFF_FFFF);
        return Guid.ParseExact(string.Create(CultureInfo.InvariantCulture, $"0197f9a2-5c1e-7b6a-9c55-{sum:x12}"), "D");
    }
}
