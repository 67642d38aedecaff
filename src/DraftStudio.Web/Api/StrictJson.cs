using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DraftStudio.Core.Drafting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace DraftStudio.Web.Api;

/// <summary>
/// Reads the bodies of requests. Whatever comes, the answer is the value or an error that names the member; nothing of
/// what a client can send makes it throw.
/// </summary>
public static class StrictJson
{
    /// <summary>How every wire record is read and written; names come from <see cref="JsonPropertyNameAttribute"/>.</summary>
    public static readonly JsonSerializerOptions Options = Make(JsonUnmappedMemberHandling.Disallow);

    private static readonly JsonSerializerOptions Ignoring = Make(JsonUnmappedMemberHandling.Skip);

    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    public static async Task<Result<JsonBody<T>>> ReadAsync<T>(
        HttpRequest request,
        JsonRules rules,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var read = await ReadRawAsync(request, rules, cancellationToken);
        return read.TryGet(out var bytes, out var error)
            ? Parse<T>(bytes, rules).Map(value => new JsonBody<T>(value, bytes))
            : error;
    }

    /// <summary>The bytes of a body that says it is JSON, not looked at any closer: for what reads itself.</summary>
    public static async Task<Result<byte[]>> ReadRawAsync(
        HttpRequest request,
        JsonRules rules,
        CancellationToken cancellationToken
    )
    {
        var read = await ReadBytesAsync(request, rules.Limit, cancellationToken);
        if (!read.TryGet(out var bytes, out var error))
        {
            return error;
        }

        if (IsEmpty(bytes) && rules.MayBeEmpty)
        {
            return EmptyObject;
        }

        return Refuse(request, bytes, rules) is { } refused ? refused : bytes;
    }

    /// <summary>
    /// The bytes of a large body that says it is JSON, not looked at any closer, in memory that is lent: whoever reads it
    /// copies what is to stay, and gives it back.
    /// </summary>
    public static async Task<Result<PooledBody>> ReadPooledAsync(
        HttpRequest request,
        JsonRules rules,
        CancellationToken cancellationToken
    )
    {
        var read = await ReadBytesAsync(request, rules.Limit, PooledBody.Of, cancellationToken);
        if (!read.TryGet(out var body, out var error))
        {
            return error;
        }

        error = Refuse(request, body.Memory.Span, rules);
        if (error is null)
        {
            return body;
        }

        body.Dispose();
        return error;
    }

    public static Result<T> Parse<T>(ReadOnlyMemory<byte> json, JsonRules rules)
        where T : class
    {
        if (JsonCheck.Find(json.Span, rules.AllowNul) is { } error)
        {
            return error;
        }

        var type = (JsonTypeInfo<T>)(rules.IgnoreUnknownMembers ? Ignoring : Options).GetTypeInfo(typeof(T));
        try
        {
            return JsonSerializer.Deserialize(json.Span, type) is { } value
                ? value
                : DraftError.Of("wrong_type", "", null, "The body must be an object.");
        }
        catch (JsonException refusal)
        {
            using var document = JsonDocument.Parse(json);
            return JsonDiagnosis.Of(document.RootElement, type, refusal, rules.IgnoreUnknownMembers);
        }
    }

    /// <summary>The body's bytes, or 413 with the limit named.</summary>
    public static Task<Result<byte[]>> ReadBytesAsync(
        HttpRequest request,
        long limit,
        CancellationToken cancellationToken
    ) => ReadBytesAsync(request, limit, static buffer => buffer.ToArray(), cancellationToken);

    private static bool IsEmpty(ReadOnlySpan<byte> body) => body.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static DraftError? Refuse(HttpRequest request, ReadOnlySpan<byte> body, JsonRules rules)
    {
        if (IsEmpty(body))
        {
            return rules.MayBeEmpty ? null : DraftError.Of("malformed_json", "", null, "The body is empty.");
        }

        return IsJson(request.ContentType)
            ? null
            : DraftError.Of("unsupported_media_type", "", null, "The Content-Type must be application/json, in UTF-8.");
    }

    private static async Task<Result<T>> ReadBytesAsync<T>(
        HttpRequest request,
        long limit,
        Func<ReadOnlySequence<byte>, T> take,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        // The server's own limit would cut in first, without the problem that names ours.
        var server = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (server is { IsReadOnly: false } && server.MaxRequestBodySize <= limit)
        {
            server.MaxRequestBodySize = limit + 1;
        }

        try
        {
            return await ReadAllAsync(request, limit, take, cancellationToken);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(limit);
        }
    }

    private static async Task<Result<T>> ReadAllAsync<T>(
        HttpRequest request,
        long limit,
        Func<ReadOnlySequence<byte>, T> take,
        CancellationToken cancellationToken
    )
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return TooLarge(limit);
            }

            if (read.IsCompleted)
            {
                var bytes = take(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static DraftError TooLarge(long limit) =>
        DraftError.Of(
            "body_too_large",
            "",
            null,
            string.Create(CultureInfo.InvariantCulture, $"The body is larger than {limit:N0} bytes.")
        );

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (
            type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        )
        && (
            !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        );

    private static JsonSerializerOptions Make(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions
        {
            AllowDuplicateProperties = false,
            AllowTrailingCommas = false,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = JsonCheck.MaxDepth,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            UnmappedMemberHandling = unmapped,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}
