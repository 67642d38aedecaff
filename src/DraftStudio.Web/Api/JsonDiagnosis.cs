using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>Says of each member what is wrong with it, after the serializer has refused the whole.</summary>
internal static class JsonDiagnosis
{
    /// <summary>A client that sends a list of ten thousand wrong entries is told of the first hundred.</summary>
    private const int MaxErrors = 100;

    public static DraftError Of(JsonElement json, JsonTypeInfo type, JsonException refusal, bool ignoreUnknown)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        Visit(json, type, "", ignoreUnknown, errors);
        if (errors.Count == 0)
        {
            var pointer = JsonPointer.FromJsonPath(refusal.Path);
            errors.Add(WrongType(pointer, type.Type));
        }

        return new DraftError.Invalid(errors[0].Code, errors.ToImmutable());
    }

    private static void Visit(
        JsonElement json,
        JsonTypeInfo type,
        string pointer,
        bool ignoreUnknown,
        ImmutableArray<FieldError>.Builder errors
    )
    {
        if (errors.Count >= MaxErrors)
        {
            return;
        }

        type = Unwrap(json, type);
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when json.ValueKind == JsonValueKind.Object:
                VisitMembers(json, type, pointer, ignoreUnknown, errors);
                return;

            case JsonTypeInfoKind.Enumerable when json.ValueKind == JsonValueKind.Array && type.ElementType is { } item:
                var index = 0;
                foreach (var element in json.EnumerateArray())
                {
                    Visit(
                        element,
                        type.Options.GetTypeInfo(item),
                        JsonPointer.Append(pointer, index++),
                        ignoreUnknown,
                        errors
                    );
                }

                return;

            case JsonTypeInfoKind.Dictionary when json.ValueKind == JsonValueKind.Object && type.ElementType is { } of:
                foreach (var member in json.EnumerateObject())
                {
                    Visit(
                        member.Value,
                        type.Options.GetTypeInfo(of),
                        JsonPointer.Append(pointer, member.Name),
                        ignoreUnknown,
                        errors
                    );
                }

                return;

            default:
                if (!Fits(json, type))
                {
                    errors.Add(WrongType(pointer, type.Type));
                }

                return;
        }
    }

    private static void VisitMembers(
        JsonElement json,
        JsonTypeInfo type,
        string pointer,
        bool ignoreUnknown,
        ImmutableArray<FieldError>.Builder errors
    )
    {
        var members = type.Properties.ToDictionary(static p => p.Name, StringComparer.Ordinal);
        var keepsOthers = members.Values.Any(static member => member.IsExtensionData);
        foreach (var member in json.EnumerateObject())
        {
            var at = JsonPointer.Append(pointer, member.Name);
            if (!members.Remove(member.Name, out var property) || property.IsExtensionData)
            {
                if (!ignoreUnknown && !keepsOthers)
                {
                    errors.Add(Error(at, "unknown_member", "There is no such member."));
                }
            }
            else if (member.Value.ValueKind == JsonValueKind.Null && !property.IsSetNullable)
            {
                errors.Add(Error(at, "wrong_type", "The member must not be null."));
            }
            else
            {
                Visit(member.Value, type.Options.GetTypeInfo(property.PropertyType), at, ignoreUnknown, errors);
            }
        }

        foreach (var missing in members.Values.Where(static member => member.IsRequired))
        {
            errors.Add(Error(JsonPointer.Append(pointer, missing.Name), "required", "The member is required."));
        }
    }

    /// <summary>The type within an optional or nullable one; null fits those, so it is looked at as it is.</summary>
    private static JsonTypeInfo Unwrap(JsonElement json, JsonTypeInfo type)
    {
        while (json.ValueKind != JsonValueKind.Null && type.Type.IsGenericType)
        {
            var definition = type.Type.GetGenericTypeDefinition();
            if (definition != typeof(Optional<>) && definition != typeof(Nullable<>))
            {
                break;
            }

            type = type.Options.GetTypeInfo(type.Type.GetGenericArguments()[0]);
        }

        return type;
    }

    private static bool Fits(JsonElement json, JsonTypeInfo type)
    {
        try
        {
            json.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static FieldError WrongType(string pointer, Type type) =>
        type.IsEnum
            ? Error(pointer, "unknown_value", "The value is not one of those allowed.")
            : Error(pointer, "wrong_type", $"The value must be {NameOf(type)}.");

    private static FieldError Error(string pointer, string code, string message) =>
        new(pointer, JsonPointer.FirstMember(pointer), code, message);

    private static string NameOf(Type type)
    {
        while (
            type.IsGenericType
            && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(Optional<>) || definition == typeof(Nullable<>))
        )
        {
            type = type.GetGenericArguments()[0];
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "true or false",
            TypeCode.String => "a text",
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => "an integer",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
            TypeCode.DateTime => "a date and time",
            _ when type == typeof(DateTimeOffset) => "a date and time with a zone",
            _ when type == typeof(Guid) => "a UUID",
            _ when type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => "a list",
            _ => "an object",
        };
    }
}
