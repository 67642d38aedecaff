namespace DraftStudio.Web.Components.Frame;

/// <summary>Marks a page that exists in Development alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute
{
    /// <summary>Answers 404 at the endpoints of such pages.</summary>
    internal static void Close(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<DevelopmentOnlyAttribute>().Any())
        {
            endpoint.RequestDelegate = static context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        }
    }
}
