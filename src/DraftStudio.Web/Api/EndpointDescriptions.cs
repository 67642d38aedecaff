namespace DraftStudio.Web.Api;

/// <summary>Says of an endpoint what the description of the API cannot see by itself.</summary>
public static class EndpointDescriptions
{
    /// <summary>The body that the endpoint reads, and one to show: a <typeparamref name="T"/>, or its JSON.</summary>
    public static RouteHandlerBuilder Takes<T>(
        this RouteHandlerBuilder builder,
        bool optional = false,
        object? example = null
    )
        where T : notnull => builder.Accepts<T>(optional, "application/json").Shows(null, example);

    /// <summary>The body that it answers, and one to show: a <typeparamref name="T"/>, or its JSON.</summary>
    public static RouteHandlerBuilder Gives<T>(
        this RouteHandlerBuilder builder,
        int status = StatusCodes.Status200OK,
        object? example = null
    ) => builder.Produces<T>(status, "application/json").Shows(status, example);

    /// <summary>Its problems' codes, from <see cref="ProblemCatalogue"/>.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder builder, params string[] codes) =>
        builder.WithMetadata(new ProblemCodes(codes));

    private static RouteHandlerBuilder Shows(this RouteHandlerBuilder builder, int? status, object? example) =>
        example is null ? builder : builder.WithMetadata(new BodyExample(status, example));
}
