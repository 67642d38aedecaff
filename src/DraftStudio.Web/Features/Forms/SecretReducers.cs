using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What each action makes of the shown key. Pure.</summary>
public static class SecretReducers
{
    [ReducerMethod]
    public static SecretState Reduce(SecretState state, SecretRevealed action) =>
        new() { Key = action.Key, Text = action.Secret.Reveal() };

    [ReducerMethod]
    public static SecretState Reduce(SecretState state, SecretRefused action) => new() { Failure = action.Reason };

    [ReducerMethod]
    public static SecretState Reduce(SecretState state, SecretHidden action) => SecretState.Hidden;
}
