using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Reads the page of one thing, and does what its buttons say.</summary>
public sealed partial class ArtifactViewEffects(
    IState<ArtifactViewState> state,
    EditingSession session,
    ArtifactViewReader reader,
    ArtifactKinds kinds,
    NavigationManager navigation,
    ILogger<ArtifactViewEffects> logger
)
{
    [EffectMethod]
    public Task Handle(ArtifactViewShown action, IDispatcher dispatcher) => LoadAsync(dispatcher);

    [EffectMethod]
    public Task Handle(MoreRevisionsRequested action, IDispatcher dispatcher) => LoadAsync(dispatcher);

    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher) =>
        action.Concerns(state.Value.Kind) ? LoadAsync(dispatcher) : Task.CompletedTask;

    [EffectMethod]
    public async Task Handle(ArtifactRetirementRequested action, IDispatcher dispatcher)
    {
        if (state.Value.Artifact is not { } artifact)
        {
            return;
        }

        var retired = await session.RunAsync(
            (unit, caller, token) =>
                session.Engine.RetireAsync(unit, caller, state.Value.Kind, artifact, action.Retired, token),
            CancellationToken.None
        );
        if (retired.TryGet(out var done, out var error))
        {
            dispatcher.Dispatch(new Announced($"{(action.Retired ? "Retired" : "Brought back")}: {done.Title}"));
            await LoadAsync(dispatcher);
            return;
        }

        Fail(error, dispatcher);
    }

    [EffectMethod]
    public Task Handle(ArtifactDuplicateRequested action, IDispatcher dispatcher) =>
        OpenAsync(
            (unit, caller, artifact, token) => kinds[state.Value.Kind].DuplicateAsync(unit, caller, artifact, token),
            dispatcher
        );

    [EffectMethod]
    public Task Handle(ArtifactRestoreRequested action, IDispatcher dispatcher) =>
        OpenAsync(
            (unit, caller, artifact, token) =>
                kinds[state.Value.Kind].RestoreAsync(unit, caller, artifact, action.Revision, token),
            dispatcher
        );

    private async Task OpenAsync(
        Func<IDraftUnit, Caller, ArtifactId, CancellationToken, Task<Result<DraftId>>> verb,
        IDispatcher dispatcher
    )
    {
        if (state.Value.Artifact is not { } artifact)
        {
            return;
        }

        var opened = await session.RunAsync(
            (unit, caller, token) => verb(unit, caller, artifact, token),
            CancellationToken.None
        );
        if (opened.TryGet(out var draft, out var error))
        {
            navigation.NavigateTo(ThingLinks.Draft(state.Value.Kind, draft));
            return;
        }

        Fail(error, dispatcher);
    }

    private async Task LoadAsync(IDispatcher dispatcher)
    {
        if (state.Value is not { Artifact: { } artifact } current)
        {
            return;
        }

        if (await session.CallerAsync(CancellationToken.None) is not { } caller || !caller.May(Permission.Read))
        {
            dispatcher.Dispatch(new ArtifactViewFailed("You are signed out, or have no access any more."));
            return;
        }

        try
        {
            var view = await reader.ReadAsync(
                caller,
                current.Kind,
                artifact,
                current.Revision,
                current.Against,
                current.RevisionsShown,
                CancellationToken.None
            );
            dispatcher.Dispatch(
                view is null
                    ? new ArtifactViewMissing(artifact)
                    : new ArtifactViewLoaded(artifact, current.Revision, current.Against, view)
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, artifact.Value, exception);
            dispatcher.Dispatch(new ArtifactViewFailed($"The {current.Kind} could not be read just now."));
        }
    }

    private static void Fail(DraftError error, IDispatcher dispatcher)
    {
        dispatcher.Dispatch(new ArtifactViewFailed(EditingWords.Of(error)));
        dispatcher.Dispatch(new Announced(EditingWords.Of(error)));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The page of {Artifact} could not be read.")]
        public static partial void LoadFailed(ILogger logger, Guid artifact, Exception exception);
    }
}
