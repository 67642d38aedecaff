using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Calls a workflow otherwise; the page that shows it hears of it as of any change.</summary>
internal sealed partial class WorkflowRenamingEffects(
    EditingSession session,
    Workflows workflows,
    ILogger<WorkflowRenamingEffects> logger
)
{
    [EffectMethod]
    public async Task Handle(WorkflowRenamingRequested action, IDispatcher dispatcher)
    {
        var name = action.Name.Trim();
        var description = action.Description.Trim() is { Length: > 0 } text ? text : null;
        if (WorkflowHeader.Refuse(name, description) is { } refused)
        {
            dispatcher.Dispatch(new WorkflowRenamingFailed(EditingWords.Of(refused)));
            return;
        }

        try
        {
            var renamed = await session.RunAsync(
                (unit, caller, token) => RenameAsync(unit, caller, action.Workflow, name, description, token),
                CancellationToken.None
            );
            if (renamed.TryGet(out _, out var error))
            {
                dispatcher.Dispatch(new WorkflowRenamingEnded());
                dispatcher.Dispatch(new Announced($"Renamed: {name}"));
                return;
            }

            dispatcher.Dispatch(new WorkflowRenamingFailed(EditingWords.Of(error)));
        }
#pragma warning disable CA1031 // The store is away: the dialog says so and keeps what was entered.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RenamingFailed(logger, action.Workflow.Value, exception);
            dispatcher.Dispatch(new WorkflowRenamingFailed("The server could not do it just now; try again."));
        }
    }

    private async Task<Result<Artifact>> RenameAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId id,
        string name,
        string? description,
        CancellationToken cancellationToken
    )
    {
        var found = await ReleaseDrafts.FindWorkflowAsync(unit, caller, id.ToString(), cancellationToken);
        if (!found.TryGet(out var workflow, out var error))
        {
            return error;
        }

        var known = await workflows.ReadAsync(unit, workflow, cancellationToken);
        return await workflows.ChangeAsync(
            unit,
            caller,
            workflow,
            known with
            {
                Name = name,
                Description = description,
            },
            cancellationToken
        );
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Workflow {Workflow} could not be renamed.")]
        public static partial void RenamingFailed(ILogger logger, Guid workflow, Exception exception);
    }
}
