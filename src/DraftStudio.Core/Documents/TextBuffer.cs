namespace DraftStudio.Core.Documents;

/// <summary>A text in pieces, so that an edit costs the number of pieces and not the length of the text.</summary>
internal sealed class TextBuffer(string text)
{
    private const int MostPieces = 1024;

    private readonly List<Piece> pieces = text.Length == 0 ? [] : [new Piece(text, 0, text.Length)];
    private int length = text.Length;

    /// <exception cref="ArgumentException">What the edit removes is not there, or it would part a surrogate pair.</exception>
    public void Apply(TextEdit edit)
    {
        if (edit.At < 0 || edit.At > length - edit.Remove.Length)
        {
            throw new ArgumentException("An edit reaches outside the text.", nameof(edit));
        }

        var first = PieceAt(edit.At);
        var next = PieceAt(edit.At + edit.Remove.Length);
        var rest = edit.Remove.AsSpan();
        for (var i = first; i < next; i++)
        {
            var piece = pieces[i].Span;
            if (!rest.StartsWith(piece))
            {
                throw new ArgumentException("What an edit removes is not there.", nameof(edit));
            }

            rest = rest[piece.Length..];
        }

        if (PartsPair(first) || PartsPair(next))
        {
            throw new ArgumentException("An edit would part a surrogate pair.", nameof(edit));
        }

        pieces.RemoveRange(first, next - first);
        if (edit.Insert.Length > 0)
        {
            pieces.Insert(first, new Piece(edit.Insert, 0, edit.Insert.Length));
        }

        length += edit.Insert.Length - edit.Remove.Length;
        if (pieces.Count > MostPieces)
        {
            var whole = ToString();
            pieces.Clear();
            pieces.Add(new Piece(whole, 0, length));
        }
    }

    public override string ToString() =>
        string.Create(
            length,
            pieces,
            static (into, pieces) =>
            {
                foreach (var piece in pieces)
                {
                    piece.Span.CopyTo(into);
                    into = into[piece.Length..];
                }
            }
        );

    /// <summary>The piece that begins at the place; one that goes across it is cut there.</summary>
    private int PieceAt(int at)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (at == 0)
            {
                return i;
            }

            var piece = pieces[i];
            if (at < piece.Length)
            {
                pieces[i] = piece with { Length = at };
                pieces.Insert(i + 1, new Piece(piece.Text, piece.Start + at, piece.Length - at));
                return i + 1;
            }

            at -= piece.Length;
        }

        return pieces.Count;
    }

    private bool PartsPair(int piece) =>
        piece > 0 && piece < pieces.Count && char.IsSurrogatePair(pieces[piece - 1].Span[^1], pieces[piece].Span[0]);

    private readonly record struct Piece(string Text, int Start, int Length)
    {
        public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);
    }
}
