using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

public sealed class StorageFeature : Feature<StorageState>
{
    public override string GetName() => "Storage";

    protected internal override StorageState GetInitialState() => StorageState.Closed;
}
