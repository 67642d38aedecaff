using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What a file tree shows: which folders are open, what is searched for, which line the keyboard is at.</summary>
internal sealed class FileTreeModel
{
    private ImmutableHashSet<string> toggled = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public ImmutableArray<FileTreeRow> Rows { get; private set; } = [];

    /// <summary>What is searched for in paths.</summary>
    public string Filter { get; set; } = "";

    /// <summary>The key of the line that the keyboard is at; it need not be seen.</summary>
    public string? Active { get; set; }

    public FileTreeRow? ActiveRow => ActiveIndex is >= 0 and var at ? Rows[at] : null;

    /// <summary>From 0; below that when it is not seen.</summary>
    public int ActiveIndex => IndexOf(Active);

    /// <summary>The same array as long as the lines are the same.</summary>
    public void Show(TemplateView view, IReadOnlySet<string> unsaved)
    {
        var next = FileTreeRows.Of(view, toggled, unsaved, Filter);
        Rows = next.SequenceEqual(Rows) ? Rows : next;
    }

    public void Toggle(FileTreeRow row) =>
        toggled = toggled.Contains(row.Key) ? toggled.Remove(row.Key) : toggled.Add(row.Key);

    /// <summary>What a key does to the tree alone.</summary>
    public void Press(string key)
    {
        var at = ActiveIndex;
        switch (key)
        {
            case "ArrowRight" when at >= 0 && Rows[at] is { IsFolder: true, IsExpanded: false }:
            case "ArrowLeft" when at >= 0 && Rows[at] is { IsFolder: true, IsExpanded: true }:
                Toggle(Rows[at]);
                break;
            default:
                Active = (FileTreeKeys.Next(Rows, at, key) ?? FileTreeKeys.Search(Rows, at, key))?.Key ?? Active;
                break;
        }
    }

    /// <summary>The folder that a line is or is in, with a slash at its end; nothing for the root.</summary>
    public string FolderOf(string? key)
    {
        var path = IndexOf(key) is >= 0 and var at ? Rows[at].Path : "";
        return path[..(path.LastIndexOf('/') + 1)];
    }

    public int IndexOf(string? key)
    {
        for (var i = 0; key is not null && i < Rows.Length; i++)
        {
            if (Rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}
