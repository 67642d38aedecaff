using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A member of a compound row: a closed set.</summary>
/// <param name="Member">Its name on the wire and in the resource's data.</param>
public abstract record CompoundPart(string Member)
{
    /// <summary>Whether it says what the row is; the other says what the row says.</summary>
    public virtual bool IsKey => true;

    /// <summary>A resource, by its id.</summary>
    /// <param name="Member">See <see cref="CompoundPart"/>.</param>
    /// <param name="ResourceType">The type that the resource must have.</param>
    /// <param name="Noun">For messages: <c>Simulation</c>.</param>
    public sealed record Reference(string Member, string ResourceType, string Noun) : CompoundPart(Member);

    /// <summary>One of a few words.</summary>
    /// <param name="Member">See <see cref="CompoundPart"/>.</param>
    /// <param name="Options">The words.</param>
    public sealed record Choice(string Member, ImmutableArray<string> Options) : CompoundPart(Member);

    /// <summary>A whole number of 32 bits.</summary>
    /// <param name="Member">See <see cref="CompoundPart"/>.</param>
    public sealed record WholeNumber(string Member) : CompoundPart(Member)
    {
        public override bool IsKey => false;
    }

    /// <summary>A moment (RFC 3339, with a zone), kept in UTC.</summary>
    /// <param name="Member">See <see cref="CompoundPart"/>.</param>
    public sealed record Instant(string Member) : CompoundPart(Member)
    {
        public override bool IsKey => false;
    }

    public T Match<T>(
        Func<Reference, T> reference,
        Func<Choice, T> choice,
        Func<WholeNumber, T> wholeNumber,
        Func<Instant, T> instant
    ) =>
        this switch
        {
            Reference part => reference(part),
            Choice part => choice(part),
            WholeNumber part => wholeNumber(part),
            Instant part => instant(part),
            _ => throw new InvalidOperationException("The set of parts is closed."),
        };
}
