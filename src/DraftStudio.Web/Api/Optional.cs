using System.Text.Json.Serialization;

namespace DraftStudio.Web.Api;

/// <summary>A member of a request: absent, or present with a value that may be null.</summary>
[JsonConverter(typeof(OptionalConverterFactory))]
public readonly record struct Optional<T>
{
    private readonly T value;

    public Optional(T value)
    {
        this.value = value;
        IsPresent = true;
    }

    public bool IsPresent { get; }

    /// <summary>What was sent; the type's default when the member is absent.</summary>
    public T Value => value;

    /// <summary>What was sent, or another value when the member is absent.</summary>
    public T Or(T otherwise) => IsPresent ? value : otherwise;

    public static implicit operator Optional<T>(T value) => new(value);

    public override string ToString() => IsPresent ? $"{value}" : "(absent)";
}
