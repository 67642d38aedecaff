using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Demo;

/// <summary>Lets the demo's people do the steps of the story with the engine's own verbs, in one unit of work.</summary>
internal sealed class DemoTeller(
    IDraftUnit unit,
    DraftEngine engine,
    FormDrafts forms,
    FormKind kind,
    IReadOnlyDictionary<DemoPerson, Caller> people
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
        var committed = Done(await forms.CommitAsync(unit, caller, kind, command, cancellationToken));
        if (committed.Published is { } published)
        {
            live[step.Provider] = published.Artifact.Id;
        }
    }

    private async Task DraftAsync(Caller caller, DemoStep step, CancellationToken cancellationToken) =>
        open[step.Provider] = await EditAsync(caller, step, cancellationToken);

    private async Task ProposeAsync(Caller caller, DemoStep step, CancellationToken cancellationToken)
    {
        var proposal = new FormRequest.Save
        {
            Draft = open.TryGetValue(step.Provider, out var draft) ? draft : null,
            Soft = true,
            Edit = step.Edit,
        };
        proposals[step.Provider] = Done(await forms.SaveAsync(unit, caller, kind, proposal, cancellationToken)).Key;
    }

    private async Task DecideAsync(Caller caller, DemoStep step, bool accept, CancellationToken cancellationToken)
    {
        var decision = new FormRequest.Ack
        {
            Key = proposals[step.Provider],
            Accept = accept,
            Comment = step.Text,
        };
        Done(await forms.DecideAsync(unit, caller, kind, decision, cancellationToken));
    }

    private async Task RetireAsync(Caller caller, DemoStep step, CancellationToken cancellationToken) =>
        Done(await engine.RetireAsync(unit, caller, kind.Name, live[step.Provider], retired: true, cancellationToken));

    /// <summary>The person's own draft of the provider, or one of something new, with the step's values.</summary>
    private async Task<DraftId> EditAsync(Caller caller, DemoStep step, CancellationToken cancellationToken)
    {
        DraftId? draft = null;
        if (live.TryGetValue(step.Provider, out var artifact))
        {
            var opened = await forms.OpenAsync(unit, caller, kind, artifact, own: true, cancellationToken);
            draft = Done(opened).Draft.Id;
            if (step.Edit.IsEmpty)
            {
                return draft.Value;
            }
        }

        var save = new FormRequest.Save { Draft = draft, Edit = step.Edit };
        return Done(await forms.SaveAsync(unit, caller, kind, save, cancellationToken)).Draft.Id;
    }

    /// <summary>The story is fixed: a step that is refused is a mistake in it.</summary>
    public static T Done<T>(Result<T> result) =>
        result.TryGet(out var value, out var error)
            ? value
            : throw new InvalidOperationException($"The demo cannot be told: {error}");
}
