namespace DraftStudio.Web.Features.Providers;

public enum ProviderBulkAction
{
    Retire,
    BringBack,
    Discard,
}
