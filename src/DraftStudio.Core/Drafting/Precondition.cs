namespace DraftStudio.Core.Drafting;

/// <summary>Which version a change was made for.</summary>
public abstract record Precondition
{
    private Precondition() { }

    /// <summary>The newest version, whichever it is.</summary>
    public static readonly Precondition None = new Newest();

    /// <summary>Fails when the draft's version is another one: an API's <c>expected_version</c> or <c>If-Match</c>.</summary>
    public static Precondition Exactly(int version, bool fromHeader) => new Exact(version, fromHeader);

    /// <summary>The change is made on that version and rebased on what came since: pages.</summary>
    public static Precondition BasedOn(int version) => new Based(version);

    public T Match<T>(Func<T> newest, Func<int, bool, T> exactly, Func<int, T> basedOn) =>
        this switch
        {
            Exact e => exactly(e.Version, e.FromHeader),
            Based b => basedOn(b.Version),
            _ => newest(),
        };

    private sealed record Newest : Precondition;

    private sealed record Exact(int Version, bool FromHeader) : Precondition;

    private sealed record Based(int Version) : Precondition;
}
