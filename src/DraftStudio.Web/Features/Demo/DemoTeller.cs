using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Demo;

/// <summary>Lets the demo's people do the steps of the story with the engine's own verbs, in one unit of work.</summary>
internal sealed class DemoTeller(
    IDraftUnit unit,
    DraftEngine engine,
    FormDrafts forms,
    IReadOnlyDictionary<string, FormKind> kinds,
    IReadOnlyDictionary<DemoPerson, Caller> people,
    IReadOnlyDictionary<string, ResourceId> catalog,
    DateTimeOffset today
)
{
    private readonly Dictionary<string, ArtifactId> live = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DraftId> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> proposals = new(StringComparer.Ordinal);

    public Task TellAsync(DemoStep step, CancellationToken cancellationToken)
    {
        var caller = people[step.Who];
        return step.Verb switch
        {
            DemoVerb.Commit => CommitAsync(caller, step, cancellationToken),
            DemoVerb.Draft => DraftAsync(caller, step, cancellationToken),
            DemoVerb.Propose => ProposeAsync(caller, step, cancellationToken),
            DemoVerb.Accept => DecideAsync(caller, step, accept: true, cancellationToken),
            DemoVerb.Reject => DecideAsync(caller, step, accept: false, cancellationToken),
            DemoVerb.Retire => RetireAsync(caller, step, cancellationToken),
            _ => throw new InvalidOperationException($"The story has no {step.Verb}."),
        };
    }

    private async Task CommitAsync(Caller caller, DemoStep step, CancellationToken cancellationToken)
    {
        var draft = await EditAsync(caller, step, cancellationToken);
        var command = new CommitDraft { Draft = draft, Message = step.Text };
        var committed = Done(await forms.CommitAsync(unit, caller, kinds[step.Kind], command, cancellationToken));
        if (committed.Published is { } published)
        {
            live[KeyOf(step)] = published.Artifact.Id;
        }
    }

    private async Task DraftAsync(Caller caller, DemoStep step, CancellationToken cancellationToken) =>
        open[KeyOf(step)] = await EditAsync(caller, step, cancellationToken);

    private async Task ProposeAsync(Caller caller, DemoStep step, CancellationToken cancellationToken)
    {
        var proposal = new FormRequest.Save
        {
            Draft = open.TryGetValue(KeyOf(step), out var draft) ? draft : null,
            Soft = true,
            Edit = EditOf(step),
        };
        proposals[KeyOf(step)] = Done(
            await forms.SaveAsync(unit, caller, kinds[step.Kind], proposal, cancellationToken)
        ).Key;
    }

    private async Task DecideAsync(Caller caller, DemoStep step, bool accept, CancellationToken cancellationToken)
    {
        var decision = new FormRequest.Ack
        {
            Key = proposals[KeyOf(step)],
            Accept = accept,
            Comment = step.Text,
        };
        Done(await forms.DecideAsync(unit, caller, kinds[step.Kind], decision, cancellationToken));
    }

    private async Task RetireAsync(Caller caller, DemoStep step, CancellationToken cancellationToken) =>
        Done(await engine.RetireAsync(unit, caller, step.Kind, live[KeyOf(step)], retired: true, cancellationToken));

    private static string KeyOf(DemoStep step) => $"{step.Kind} {step.Title}";

    private FormEdit EditOf(DemoStep step) =>
        step
            .Rows.GroupBy(static row => row.Field, StringComparer.Ordinal)
            .Aggregate(
                step.Edit,
                (edit, rows) => edit.With(rows.Key, rows.Select(row => (FormRow?)FormRow.Of([.. MembersOf(row)])))
            );

    private IEnumerable<(string Member, string Text)> MembersOf(DemoRow row) =>
        [
            .. row.Names.Select(name => (name.Member, catalog[name.Text].ToString())),
            .. row.Values,
            .. row.Day is { } day ? new[] { ("time", UtcTime.Write(today.AddDays(day))) } : [],
        ];

    /// <summary>The person's own draft of the thing, or one of something new, with the step's values.</summary>
    private async Task<DraftId> EditAsync(Caller caller, DemoStep step, CancellationToken cancellationToken)
    {
        DraftId? draft = null;
        if (live.TryGetValue(KeyOf(step), out var artifact))
        {
            var opened = await forms.OpenAsync(unit, caller, kinds[step.Kind], artifact, own: true, cancellationToken);
            draft = Done(opened).Draft.Id;
            if (EditOf(step).IsEmpty)
            {
                return draft.Value;
            }
        }

        var save = new FormRequest.Save { Draft = draft, Edit = EditOf(step) };
        return Done(await forms.SaveAsync(unit, caller, kinds[step.Kind], save, cancellationToken)).Draft.Id;
    }

    /// <summary>The story is fixed: a step that is refused is a mistake in it.</summary>
    public static T Done<T>(Result<T> result) =>
        result.TryGet(out var value, out var error)
            ? value
            : throw new InvalidOperationException($"The demo cannot be told: {error}");
}
