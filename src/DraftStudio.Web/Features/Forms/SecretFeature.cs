using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The key that is shown.</summary>
public sealed class SecretFeature : Feature<SecretState>
{
    public override string GetName() => "Secret";

    protected internal override SecretState GetInitialState() => SecretState.Hidden;
}
