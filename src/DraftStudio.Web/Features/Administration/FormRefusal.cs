using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Why a form was not taken: at its fields where the engine names them, else as a whole.</summary>
public sealed record FormRefusal(ImmutableArray<FieldError> Errors, string? Message)
{
    public static FormRefusal Of(DraftError error) =>
        error is DraftError.Invalid { Errors.IsEmpty: false } invalid
            ? new FormRefusal(invalid.Errors, null)
            : new FormRefusal([], EditingWords.Of(error));

    public static FormRefusal Of(string message) => new([], message);

    /// <summary>What is wrong with a field of this name.</summary>
    public string? At(string field) =>
        Errors.FirstOrDefault(error => string.Equals(error.Field, field, StringComparison.Ordinal))?.Message;
}
