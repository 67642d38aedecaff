using System.Collections.Immutable;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.OpenApi;

namespace DraftStudio.Web.Features.Docs;

/// <summary>Shows the description of the API: rendered here from the same document, with nothing loaded from elsewhere.</summary>
public sealed partial class ApiDocsPage
{
    private ImmutableArray<OperationGroup> groups = [];

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var provider = Http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(
            ApiDescription.DocumentName
        );
        groups = OperationGroup.Of(await provider.GetOpenApiDocumentAsync(Http.RequestAborted));
    }
}
