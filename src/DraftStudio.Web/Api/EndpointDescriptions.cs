namespace DraftStudio.Web.Api;

/// <summary>Says of an endpoint what the description of the API cannot see by itself.</summary>
public static class EndpointDescriptions
{
    /// <summary>The body that the endpoint reads.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder builder, bool optional = false)
        where T : notnull => builder.Accepts<T>(optional, "application/json");

    /// <summary>The body that it answers.</summary>
    public static RouteHandlerBuilder Gives<T>(
        this RouteHandlerBuilder builder,
        int status = StatusCodes.Status200OK
    ) => builder.Produces<T>(status, "application/json");

    /// <summary>Its problems' codes, from <see cref="ProblemCatalogue"/>.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder builder, params string[] codes) =>
        builder.WithMetadata(new ProblemCodes(codes));
}
