using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

public static class AdministrationServices
{
    /// <summary>Adds the pages of users, tokens, workspaces and storage. Needs access, the editing feature and the history's feed.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<BackupFiles>();
        services.AddFlux(static flux =>
            flux.AddFeature<UserListFeature, UserListState>()
                .AddReducers(typeof(UserListReducers))
                .AddEffects<UserListEffects>()
                .AddFeature<TokenListFeature, TokenListState>()
                .AddReducers(typeof(TokenListReducers))
                .AddEffects<TokenListEffects>()
                .AddFeature<WorkspaceViewFeature, WorkspaceViewState>()
                .AddReducers(typeof(WorkspaceViewReducers))
                .AddEffects<WorkspaceViewEffects>()
                .AddFeature<StorageFeature, StorageState>()
                .AddReducers(typeof(StorageReducers))
                .AddEffects<StorageEffects>()
        );
        return services;
    }
}
