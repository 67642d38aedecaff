using System.Globalization;
using System.Text.Json.Nodes;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DraftStudio.Web.Api;

/// <summary>The description of the API at <c>/openapi/v1.json</c>.</summary>
public static class ApiDescription
{
    public const string DocumentName = "v1";

    private const string ProblemSchema = "Problem";

    private static readonly string[] CommonCodes = ["unauthorized", "too_many_requests", "internal_error"];

    private static readonly string[] ReadingCodes =
    [
        "malformed_json",
        "wrong_type",
        "unknown_member",
        "duplicate_member",
        "required",
        "nul_character",
        "body_too_large",
        "unsupported_media_type",
    ];

    private static readonly string[] WritingCodes =
    [
        "cross_site",
        "invalid_idempotency_key",
        "idempotency_key_reused",
        "request_in_progress",
        "busy",
        "storage_full",
    ];

    public static IServiceCollection AddStudioDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            DocumentName,
            static options =>
            {
                options.AddDocumentTransformer(DescribeAsync);
                options.AddOperationTransformer(DescribeAsync);
                options.AddSchemaTransformer(UnwrapAsync);
                options.CreateSchemaReferenceId = static type =>
                    IsOptional(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            }
        );

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "Draft Studio",
            Version = "1",
            Description = Introduction(),
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[ProblemSchema] = MakeProblemSchema();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token made with POST /api/tokens: `Authorization: Bearer ds_…`.",
            },
            ["session"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "ds-session",
                Description = "The cookie of a signed-in browser; writes need an Origin that is the studio's own.",
            },
        };
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod ?? "GET";
        var isWrite = !HttpMethods.IsGet(method);
        var codes = new List<string>(metadata.OfType<ProblemCodes>().SelectMany(static own => own.Codes));
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            codes.AddRange(CommonCodes);
            operation.Security = [Requirement("token", context.Document), Requirement("session", context.Document)];
        }

        if (metadata.OfType<RequiredPermission>().FirstOrDefault() is { } required)
        {
            codes.Add("forbidden");
            operation.Description = string.Create(
                CultureInfo.InvariantCulture,
                $"{operation.Description}{(operation.Description is null ? "" : "\n\n")}Needs the permission `{required.Permission.Name}`."
            );
        }

        if (operation.RequestBody is not null)
        {
            codes.AddRange(ReadingCodes);
        }

        if (isWrite)
        {
            codes.AddRange(WritingCodes);
            AddHeader(
                operation,
                IdempotencyKey.HeaderName,
                "1 to 200 printable ASCII characters: the same request again gets the same answer and writes nothing."
            );
        }

        AddProblems(operation, codes, context.Document);
        AddExamples(operation, metadata.OfType<BodyExample>());
        return Task.CompletedTask;
    }

    /// <summary>An optional member is described as what it holds.</summary>
    private static async Task UnwrapAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (!IsOptional(context.JsonTypeInfo.Type))
        {
            return;
        }

        var inner = await context.GetOrCreateSchemaAsync(
            context.JsonTypeInfo.Type.GetGenericArguments()[0],
            parameterDescription: null,
            cancellationToken
        );
        schema.Type = inner.Type;
        schema.Format = inner.Format;
        schema.Items = inner.Items;
        schema.Properties = inner.Properties;
        schema.Required = inner.Required;
        schema.Enum = inner.Enum;
        schema.AdditionalProperties = inner.AdditionalProperties;
        schema.OneOf = inner.OneOf;
        schema.AnyOf = inner.AnyOf;
    }

    private static bool IsOptional(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static void AddHeader(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }

    private static void AddProblems(OpenApiOperation operation, List<string> codes, OpenApiDocument? document)
    {
        operation.Responses ??= [];
        foreach (
            var byStatus in codes
                .Distinct(StringComparer.Ordinal)
                .Select(ProblemCatalogue.Find)
                .OfType<ProblemCode>()
                .Where(static code => code.Status > 0)
                .GroupBy(static code => code.Status)
                .OrderBy(static group => group.Key)
        )
        {
            var status = byStatus.Key.ToString(CultureInfo.InvariantCulture);
            operation.Responses[status] = new OpenApiResponse
            {
                Description = string.Join("\n", byStatus.Select(static code => $"- `{code.Code}`: {code.Meaning}")),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [ProblemResult.MediaType] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema, document),
                        Example = Example(byStatus.First()),
                    },
                },
            };
        }
    }

    private static void AddExamples(OpenApiOperation operation, IEnumerable<BodyExample> examples)
    {
        foreach (var example in examples)
        {
            var content = example.Status is { } status
                ? operation.Responses?[status.ToString(CultureInfo.InvariantCulture)].Content
                : operation.RequestBody?.Content;
            foreach (var body in content?.Values ?? [])
            {
                body.Example = example.ToJson();
            }
        }
    }

    private static JsonObject Example(ProblemCode code) =>
        new()
        {
            ["type"] = ProblemCatalogue.TypePrefix + code.Code,
            ["title"] = code.Title,
            ["status"] = code.Status,
            ["detail"] = code.Meaning,
            ["instance"] = "/api/example",
            ["code"] = code.Code,
            ["errors"] = new JsonArray(),
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };

    private static OpenApiSchema MakeProblemSchema()
    {
        var entry = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = Members(
                ("pointer", "A JSON Pointer into the request."),
                ("field", "The field's name, where there is one."),
                ("code", "Stable snake_case."),
                ("message", "For people.")
            ),
        };
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A failure (RFC 9457).",
            Required = new HashSet<string>(
                ["type", "title", "status", "detail", "instance", "code", "errors", "traceId"],
                StringComparer.Ordinal
            ),
            Properties = Members(
                ("type", $"{ProblemCatalogue.TypePrefix}<code>"),
                ("title", "The same short phrase each time."),
                ("detail", "What went wrong this time."),
                ("instance", "The address that was asked."),
                ("code", "Stable snake_case."),
                ("traceId", "Finds the request in the log.")
            ),
        };
        schema.Properties!["code"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "Stable snake_case.",
            Enum = [.. ProblemCatalogue.All.Select(static code => (JsonNode)code.Code)],
        };
        schema.Properties["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer };
        schema.Properties["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = entry };
        return schema;
    }

    private static Dictionary<string, IOpenApiSchema> Members(params (string Name, string Description)[] members) =>
        members.ToDictionary(
            static member => member.Name,
            static member =>
                (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Description = member.Description },
            StringComparer.Ordinal
        );

    private static string Introduction()
    {
        var codes = string.Join(
            "\n",
            ProblemCatalogue.All.Select(static code =>
                $"| `{code.Code}` | {(code.Status == 0 ? "in `errors`" : code.Status.ToString(CultureInfo.InvariantCulture))} | {code.Meaning} |"
            )
        );
        return "Drafts of live things: edited, proposed, reviewed, committed.\n\n"
            + "Every failure is one `application/problem+json`; its `code` is one of these:\n\n"
            + "| code | status | meaning |\n| --- | --- | --- |\n"
            + codes;
    }
}
