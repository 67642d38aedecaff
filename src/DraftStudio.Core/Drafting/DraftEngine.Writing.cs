using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Drafting;

/// <content>How a verb is written down: one operation, one journal entry, one guarded head.</content>
public sealed partial class DraftEngine
{
    /// <summary>What an operation is called in the history and in the journal.</summary>
    private sealed record Step(OperationKind Kind, string Event, string? Label)
    {
        public int? Undoes { get; init; }

        /// <summary>The operation is the studio's own, though a person asked for it.</summary>
        public bool ByStudio { get; init; }

        /// <summary>What else of the head changes with it.</summary>
        public Func<Draft, Draft> Head { get; init; } = static draft => draft;

        /// <summary>Written even when the document stays as it is: a marker in the history.</summary>
        public bool Always { get; init; }

        /// <summary>Members of the journal entry's details.</summary>
        public ImmutableArray<KeyValuePair<string, string>> Details { get; init; } = [];
    }

    private async Task<Result<DraftState>> AppendAsync(
        IDraftUnit unit,
        Caller caller,
        Draft head,
        Document before,
        Document after,
        Step step,
        CancellationToken cancellationToken
    )
    {
        var changes = DocumentDiff.Between(before, after);
        if (changes.IsEmpty && !step.Always)
        {
            return new DraftState(head, before, null);
        }

        var kind = kinds[head.Kind];
        var now = time.GetUtcNow();
        var summary = changes.IsEmpty
            ? new DraftSummary(head.Title, head.Detail)
            : await kind.SummariseAsync(unit.Catalog, head.Workspace, after, cancellationToken);
        var operation = new Operation
        {
            Workspace = head.Workspace,
            Draft = head.Id,
            Version = head.Version + 1,
            Kind = step.Kind,
            Author = step.ByStudio ? UserId.Studio : caller.User,
            AuthorName = step.ByStudio ? StudioName : caller.UserName,
            Client = caller.Client,
            Label = step.Label ?? kind.Describe(changes),
            Undoes = step.Undoes,
            Changes = changes,
            At = now,
        };
        var next = step.Head(
            head with
            {
                Version = operation.Version,
                Title = summary.Title,
                Detail = summary.Detail,
                DocumentHash = after.Hash,
                UpdatedAt = now,
                UpdatedBy = caller.User,
            }
        );
        var entry = EntryOf(
            caller,
            step.Event,
            next,
            head.Version,
            next.Version,
            operation.Label,
            DetailsOf(changes, step.Details)
        );
        if (!await unit.AppendAsync(next, head.Version, operation, entry, cancellationToken))
        {
            // Only a database where units overlap comes here: another unit was first.
            var current = await unit.FindDraftAsync(head.Workspace, head.Id, cancellationToken);
            return new DraftError.VersionConflict(current ?? head, FromHeader: false);
        }

        unit.Remember(next.Id, next.Version, after);
        return new DraftState(next, after, operation);
    }

    private const string StudioName = "Draft Studio";

    private JournalEntry EntryOf(
        Caller caller,
        string happened,
        Draft draft,
        int? fromVersion,
        int? toVersion,
        string summary,
        string? details = null
    ) =>
        new()
        {
            Workspace = draft.Workspace,
            Id = NewId(),
            Event = happened,
            Kind = draft.Kind,
            Draft = draft.Id,
            Artifact = draft.Artifact,
            FromVersion = fromVersion,
            ToVersion = toVersion,
            Actor = caller.User,
            ActorName = caller.UserName,
            Client = caller.Client,
            Request = caller.Request,
            Summary = summary,
            Details = details,
            At = time.GetUtcNow(),
        };

    /// <summary>The paths that changed (200 at most, no values) and what the step adds, as a JSON object.</summary>
    private static string? DetailsOf(
        ImmutableArray<Change> changes,
        ImmutableArray<KeyValuePair<string, string>> details
    )
    {
        const int most = 200;
        if (changes.IsEmpty && details.IsEmpty)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in details)
            {
                json.WriteString(name, value);
            }

            json.WriteStartArray("paths");
            foreach (var change in changes.Take(most))
            {
                json.WriteStringValue(change.Path.ToString());
            }

            json.WriteEndArray();
            if (changes.Length > most)
            {
                json.WriteNumber("more", changes.Length - most);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
