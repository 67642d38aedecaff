namespace DraftStudio.Web.Api;

internal static class DescriptionEndpoints
{
    /// <summary>The description of the API, for programs; <c>/docs/api</c> shows it to people.</summary>
    public static IEndpointRouteBuilder MapDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return routes;
    }
}
