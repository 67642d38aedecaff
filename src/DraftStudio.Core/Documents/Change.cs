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

    /// <summary>The path becomes <paramref name="after"/>; null removes what is there.</summary>
    public static Change Set(DocumentPath path, DocumentNode? before, DocumentNode? after) =>
        new(path, before, after, []);

    /// <summary>The text at the path is edited.</summary>
    /// <param name="path">Where the text is.</param>
    /// <param name="edits">In order, each on the text that the one before it left; at least one.</param>
    /// <exception cref="ArgumentException">No edits.</exception>
    public static Change Edit(DocumentPath path, ImmutableArray<TextEdit> edits) =>
        edits.IsDefaultOrEmpty
            ? throw new ArgumentException("An edit has edits.", nameof(edits))
            : new Change(path, null, null, edits);

    /// <summary>
    /// The change that takes this one back; a list of changes is taken back by their inverses in reverse order. That of
    /// edits brings back the characters by further edits, not the same node.
    /// </summary>
    public Change Invert() =>
        IsEdit
            ? Edit(Path, [.. Edits.Reverse().Select(edit => new TextEdit(edit.At, edit.Insert, edit.Remove))])
            : Set(Path, After, Before);
}
