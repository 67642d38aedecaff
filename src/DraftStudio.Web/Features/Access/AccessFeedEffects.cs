using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Access;

/// <summary>
/// When somebody's access changes, every open page of the workspace asks anew who sits there: what they may not open any
/// more leaves the navigation, and whoever may not be here any more is sent away.
/// </summary>
public sealed class AccessFeedEffects
{
    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher)
    {
        if (action.Entries.Any(static entry => IsAccess(entry.Event)))
        {
            dispatcher.Dispatch(new FrameAccountChanged());
        }

        return Task.CompletedTask;
    }

    private static bool IsAccess(string happened) =>
        happened.StartsWith("user.", StringComparison.Ordinal)
        || happened.StartsWith("workspace.", StringComparison.Ordinal);
}
