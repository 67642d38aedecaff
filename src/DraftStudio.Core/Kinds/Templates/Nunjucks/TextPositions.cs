namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Lines and columns of places in a text; a line ends with a line feed.</summary>
internal sealed class TextPositions
{
    private readonly List<int> starts = [0];

    public TextPositions(string text)
    {
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }
    }

    /// <summary>Both from 1; the column in UTF-16 code units.</summary>
    public (int Line, int Column) Of(int place)
    {
        var found = starts.BinarySearch(place);
        var line = found < 0 ? ~found : found + 1;
        return (line, place - starts[line - 1] + 1);
    }
}
