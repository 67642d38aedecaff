using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>The key that makes a write safe to repeat: 1 to 200 printable ASCII characters, or none.</summary>
public readonly record struct IdempotencyKey
{
    public const string HeaderName = "Idempotency-Key";

    private const int MaxLength = 200;

    public static readonly IdempotencyKey None;

    private IdempotencyKey(string value) => Value = value;

    /// <summary>Null when the request carries none.</summary>
    public string? Value { get; }

    /// <summary>The key in the header; none when there is no such header.</summary>
    public static Result<IdempotencyKey> FromHeader(HttpRequest request)
    {
        var values = request.Headers[HeaderName];
        return values.Count switch
        {
            0 => None,
            1 => Parse(values[0] ?? "", ""),
            _ => Invalid("", null),
        };
    }

    /// <summary>The key in a body's member; none when it is null.</summary>
    public static Result<IdempotencyKey> FromMember(string? value, string member = "idempotency_key") =>
        value is null ? None : Parse(value, JsonPointer.Append("", member), member);

    private static Result<IdempotencyKey> Parse(string value, string pointer, string? field = null) =>
        value.Length is >= 1 and <= MaxLength && !value.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? new IdempotencyKey(value)
            : Invalid(pointer, field);

    private static DraftError Invalid(string pointer, string? field) =>
        DraftError.Of(
            "invalid_idempotency_key",
            pointer,
            field,
            "An idempotency key has 1 to 200 printable ASCII characters."
        );
}
