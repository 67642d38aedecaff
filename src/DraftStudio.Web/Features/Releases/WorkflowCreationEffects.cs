using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Makes a workflow, opens its draft and goes there.</summary>
internal sealed partial class WorkflowCreationEffects(
    EditingSession session,
    Workflows workflows,
    NavigationManager navigation,
    ILogger<WorkflowCreationEffects> logger
)
{
    [EffectMethod]
    public async Task Handle(WorkflowCreationRequested action, IDispatcher dispatcher)
    {
        var name = action.Name.Trim();
        var description = action.Description.Trim() is { Length: > 0 } text ? text : null;
        if (WorkflowHeader.Refuse(name, description) is { } refused)
        {
            dispatcher.Dispatch(new WorkflowCreationFailed(EditingWords.Of(refused)));
            return;
        }

        var header = new WorkflowHeader(name, WorkflowHeader.SlugOf(name), action.Sort, description);
        try
        {
            var made = await session.RunAsync(
                (unit, caller, token) => MakeAsync(unit, caller, header, token),
                CancellationToken.None
            );
            if (made.TryGet(out var draft, out var error))
            {
                dispatcher.Dispatch(new WorkflowCreationEnded());
                navigation.NavigateTo(ThingLinks.Draft(ReleaseKind.KindName, draft));
                return;
            }

            dispatcher.Dispatch(new WorkflowCreationFailed(EditingWords.Of(error)));
        }
#pragma warning disable CA1031 // The store is away: the dialog says so and keeps what was entered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.MakingFailed(logger, exception);
            dispatcher.Dispatch(new WorkflowCreationFailed("The server could not do it just now; try again."));
        }
    }

    private async Task<Result<DraftId>> MakeAsync(
        IDraftUnit unit,
        Caller caller,
        WorkflowHeader header,
        CancellationToken cancellationToken
    )
    {
        var created = await workflows.CreateAsync(unit, caller, header, cancellationToken);
        if (!created.TryGet(out var workflow, out var error))
        {
            return error;
        }

        var opened = await session.Engine.OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = ReleaseKind.KindName, Artifact = workflow.Id },
            cancellationToken
        );
        return opened.Map(static open => open.Draft.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A workflow could not be made.")]
        public static partial void MakingFailed(ILogger logger, Exception exception);
    }
}
