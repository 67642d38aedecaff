using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

internal static class FormServices
{
    /// <summary>Adds what every form works with.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormKinds>();
        services.AddSingleton<FormDrafts>();
        services.AddSingleton<FormStates>();
        services.AddSingleton<FormWrites>();
        services.AddSingleton<CatalogEngine>();
        services.AddSingleton<KeyReveal>();
        return services;
    }
}
