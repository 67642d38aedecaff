using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What was sent for one member of a form: a closed set. A member that was not sent has none of these.</summary>
public abstract record FormMember
{
    private FormMember() { }

    /// <summary>Sent as null: clears.</summary>
    public static readonly FormMember Null = new Nothing();

    public static FormMember Of(string text) => new Text(text);

    public static FormMember Of(bool value) => new Flag(value);

    /// <param name="texts">An entry that was sent as null is null, and refused.</param>
    public static FormMember Of(ImmutableArray<string?> texts) => new List(texts);

    /// <param name="rows">An entry that was sent as null is null, and refused.</param>
    public static FormMember Of(ImmutableArray<FormRow?> rows) => new Rows(rows);

    public static FormMember Of(Secret secret) => new Clear(secret);

    public static FormMember Of(SealedSecret secret) => new Sealed(secret);

    /// <summary>Sent, and not as null.</summary>
    public bool HasValue => this is not Nothing;

    public T Match<T>(
        Func<T> nothing,
        Func<string, T> text,
        Func<bool, T> flag,
        Func<ImmutableArray<string?>, T> list,
        Func<ImmutableArray<FormRow?>, T> rows,
        Func<Secret, T> secret,
        Func<SealedSecret, T> sealedSecret
    ) =>
        this switch
        {
            Nothing => nothing(),
            Text t => text(t.Value),
            Flag f => flag(f.Value),
            List l => list(l.Values),
            Rows r => rows(r.Values),
            Clear c => secret(c.Value),
            Sealed s => sealedSecret(s.Value),
            _ => throw new InvalidOperationException("The set of members is closed."),
        };

    internal sealed record Nothing : FormMember;

    internal sealed record Text(string Value) : FormMember;

    internal sealed record Flag(bool Value) : FormMember;

    internal sealed record List(ImmutableArray<string?> Values) : FormMember;

    internal sealed record Rows(ImmutableArray<FormRow?> Values) : FormMember;

    internal sealed record Clear(Secret Value) : FormMember;

    internal sealed record Sealed(SealedSecret Value) : FormMember;
}
