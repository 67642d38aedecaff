using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>One path set, removed, or (a text) edited. Its inverse swaps before and after.</summary>
public sealed class Change
{
    private Change(DocumentPath path, DocumentNode? before, DocumentNode? after, ImmutableArray<TextEdit> edits)
    {
        Path = path;
        Before = before;
        After = after;
        Edits = edits;
    }

    public DocumentPath Path { get; }

    /// <summary>What was there; null for nothing, and for an edit.</summary>
    public DocumentNode? Before { get; }

    /// <summary>What is there now; null for nothing, and for an edit.</summary>
    public DocumentNode? After { get; }

    /// <summary>The edits of a text leaf, in order; empty for a change that sets or removes.</summary>
    public ImmutableArray<TextEdit> Edits { get; }

    public bool IsEdit => !Edits.IsEmpty;

    public static Change Set(DocumentPath path, DocumentNode? before, DocumentNode? after) =>
        new(path, before, after, []);

    public static Change Edit(DocumentPath path, ImmutableArray<TextEdit> edits) => new(path, null, null, edits);

    public Change Invert() =>
        IsEdit
            ? Edit(Path, [.. Edits.Reverse().Select(edit => new TextEdit(edit.At, edit.Insert, edit.Remove))])
            : Set(Path, After, Before);
}
