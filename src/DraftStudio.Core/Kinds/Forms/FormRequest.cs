using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a form is asked to do: to save or propose values, or to decide a proposal. A closed set.</summary>
public abstract record FormRequest
{
    private FormRequest() { }

    public DraftId? Draft { get; init; }

    public Precondition Precondition { get; init; } = Precondition.None;

    /// <summary>Values to save, or to propose (<see cref="Soft"/>).</summary>
    public sealed record Save : FormRequest
    {
        public string? Key { get; init; }

        public bool Soft { get; init; }

        public required FormEdit Edit { get; init; }

        /// <summary>What the operation is called; null to let the kind say it.</summary>
        public string? Label { get; init; }
    }

    /// <summary>A yes or no to a proposal.</summary>
    public sealed record Ack : FormRequest
    {
        public required string Key { get; init; }

        public required bool Accept { get; init; }

        public string? Comment { get; init; }
    }

    public T Match<T>(Func<Save, T> save, Func<Ack, T> ack) =>
        this switch
        {
            Save request => save(request),
            Ack request => ack(request),
            _ => throw new InvalidOperationException("The set of requests is closed."),
        };

    /// <summary>Tells which of the two a submission is, or why it can be neither.</summary>
    public static Result<FormRequest> Read(FormSubmission submission)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var draft = ReadId(submission.DraftId, "draft_id", errors);
        var alias = ReadId(submission.InputDraftId, "input_draft_id", errors);
        if (errors.Count > 0)
        {
            return new DraftError.Invalid(errors[0].Code, errors.ToImmutable());
        }

        if (draft is not null && alias is not null && draft != alias)
        {
            return Invalid("draft_id_mismatch", "input_draft_id", "draft_id and input_draft_id differ.");
        }

        draft ??= alias;
        if (submission.Accept is not { } accept)
        {
            return new Save
            {
                Draft = draft,
                Precondition = submission.Precondition,
                Key = submission.Key,
                Soft = submission.Soft,
                Edit = submission.Edit,
            };
        }

        if (submission.Key is not { } key)
        {
            return Invalid("ack_without_key", "accept", "An acknowledgement names the idempotency_key of a proposal.");
        }

        return submission.Soft || !submission.Edit.IsEmpty
            ? Invalid("ambiguous_ack", "accept", "An acknowledgement has neither soft nor fields.")
            : new Ack
            {
                Draft = draft,
                Precondition = submission.Precondition,
                Key = key,
                Accept = accept,
            };
    }

    private static DraftId? ReadId(string? text, string member, ImmutableArray<FieldError>.Builder errors)
    {
        if (text is null)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return new DraftId(id);
        }

        errors.Add(new FieldError($"/{member}", member, "invalid_id", "The value must be a UUID."));
        return null;
    }

    private static DraftError Invalid(string code, string member, string message) =>
        DraftError.Of(code, $"/{member}", member, message);
}
