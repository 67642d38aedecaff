using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Reads the two texts of a file whose difference is looked at.</summary>
internal sealed partial class TemplateChangesEffects(
    IState<EditingState> editing,
    EditingSession session,
    ILogger<TemplateChangesEffects> logger
)
{
    [EffectMethod]
    public async Task Handle(FileDifferenceRequested action, IDispatcher dispatcher)
    {
        if (editing.Value.View is not TemplateView view || view.StampOf(action.File) != action.Stamp)
        {
            // The page sees by itself that it shows another one.
            return;
        }

        try
        {
            var before = await TextAsync(view.Draft.Workspace, TemplateFile.Find(view.Origin, action.File));
            var after = await TextAsync(view.Draft.Workspace, view.File(action.File));
            var lines = await Task.Run(() => DifferenceLines.Of(TextHunks.Between(before, after)));
            dispatcher.Dispatch(new FileDifferenceLoaded(new FileDifference(action.File, action.Stamp, lines)));
        }
#pragma warning disable CA1031 // The store is away: the panel says so, and the rest of the page goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ReadingFailed(logger, view.Draft.Id.Value, exception);
            dispatcher.Dispatch(new FileDifferenceFailed(action.Stamp));
        }
    }

    private async Task<string> TextAsync(WorkspaceId workspace, TemplateFile? file) =>
        file?.Contents is TextNode text
            ? await DraftDocuments.LoadTextAsync(session.Store, workspace, text, CancellationToken.None)
            : "";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The texts of a file of the draft {Draft} could not be read.")]
        public static partial void ReadingFailed(ILogger logger, Guid draft, Exception exception);
    }
}
