using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Components.Frame;

public static class FrameReducers
{
    [ReducerMethod]
    public static FrameState Reduce(FrameState state, FrameAccountLoaded action) =>
        state with
        {
            Account = action.Account,
        };

    [ReducerMethod]
    public static FrameState Reduce(FrameState state, TimeZoneKnown action) => state with { BrowserZone = action.Name };

    [ReducerMethod]
    public static FrameState Reduce(FrameState state, FrameAccountGone action) => state with { IsGone = true };

    [ReducerMethod]
    public static FrameState Reduce(FrameState state, ReviewCounted action) =>
        state.ReviewCount == action.Count ? state : state with { ReviewCount = action.Count };

    [ReducerMethod]
    public static FrameState Reduce(FrameState state, Announced action) =>
        state with
        {
            Announcement = new Announcement(action.Text, state.Announcement.Number + 1),
        };

    [ReducerMethod]
    public static FrameState Reduce(FrameState state, ShortcutsOpened action) => state with { ShortcutsOpen = true };

    [ReducerMethod]
    public static FrameState Reduce(FrameState state, ShortcutsClosed action) => state with { ShortcutsOpen = false };
}
