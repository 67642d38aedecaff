using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

public sealed class UserListFeature : Feature<UserListState>
{
    public override string GetName() => "Users";

    protected internal override UserListState GetInitialState() => UserListState.Closed;
}
