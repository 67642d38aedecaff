using System.Diagnostics.CodeAnalysis;

namespace DraftStudio.Core.Drafting;

/// <summary>A value, or the reason why there is none. An expected failure is one of these; an exception is a bug or an outage.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, DraftError? error)
    {
        this.value = value;
        Error = error;
    }

    /// <summary>Null when it succeeded.</summary>
    public DraftError? Error { get; }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(DraftError error) => new(default, error);

    public TOut Match<TOut>(Func<T, TOut> success, Func<DraftError, TOut> failure) =>
        Error is null ? success(value!) : failure(Error);

    /// <summary>True with the value, or false with the reason.</summary>
    public bool TryGet([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out DraftError? error)
    {
        result = value;
        error = Error;
        return Error is null;
    }

    public Result<TOut> Map<TOut>(Func<T, TOut> map) => Error is null ? map(value!) : Error;
}
