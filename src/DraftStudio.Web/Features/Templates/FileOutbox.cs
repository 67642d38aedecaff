using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// Knows which text of a file a page has, and what it has to be told: what became of its batches, and what others did. The
/// text itself is never sent here, only edits of it.
/// </summary>
/// <param name="file">The file's id in the document.</param>
/// <param name="fieldOf">What a batch is called among the draft's edits.</param>
/// <param name="versions">Which versions the batches became.</param>
internal sealed class FileOutbox(string file, Func<long, string> fieldOf, TextVersions versions)
{
    /// <summary>A page that is so far behind in versions is told, though nothing changed in its file: its next batch is made on a version that is at hand.</summary>
    private const int MostBehind = 40;

    private const int MostText = 400_000;

    private readonly SortedSet<long> open = [];
    private Known? known;
    private FileWord? underway;
    private long number;
    private bool isBusy;

    /// <param name="Text">The file's text at the version.</param>
    /// <param name="Version">Of the draft.</param>
    /// <param name="Settled">Up to this number the page knows what became of its batches.</param>
    /// <param name="Held">Batches that wait for a choice: the browser keeps them.</param>
    /// <param name="IsReadOnly">Null as long as the page was not told.</param>
    internal sealed record Known(TextNode Text, int Version, long Settled, ImmutableArray<long> Held, bool? IsReadOnly);

    /// <summary>Finds the text of the file at a version, and what was done from one text to another.</summary>
    internal interface IHistory
    {
        Task<TextNode?> FindAsync(int version);

        Task<ImmutableArray<TextEdit>> BetweenAsync(TextNode before, TextNode after);
    }

    private sealed record Step(int Version, ImmutableArray<TextEdit> Edits, long? Batch);

    /// <summary>A batch was handed to the state, or could not be read.</summary>
    public void Note(long batch) => open.Add(batch);

    /// <summary>The page has loaded the text of a version: from here on it is told what changes.</summary>
    public void Load(TextNode text, int version)
    {
        underway = null;
        known = new Known(text, version, known?.Settled ?? 0, known?.Held ?? [], null);
    }

    /// <summary>The page has taken the word, or (another number) it got lost.</summary>
    public void Confirm(long taken)
    {
        if (underway is { } word && word.Number == taken)
        {
            // After a reload the page says which version it has.
            known = word.IsReload ? null : word.Leaves;
            foreach (var batch in open.TakeWhile(batch => batch <= word.Leaves.Settled).ToArray())
            {
                open.Remove(batch);
                versions.Forget(fieldOf(batch));
            }
        }

        underway = null;
    }

    /// <summary>The next word; null when there is nothing to say, or when it is not the moment.</summary>
    public async Task<FileWord?> NextAsync(EditingState state, IHistory history)
    {
        if (isBusy || underway is not null || known is not { } was || state.View is not TemplateView view)
        {
            return null;
        }

        if (
            state.Version < was.Version
            || view.File(file)?.Contents is not TextNode text
            || open.Any(batch => state.Edits.GetValueOrDefault(fieldOf(batch)) is { InFlight: true })
        )
        {
            return null;
        }

        isBusy = true;
        try
        {
            return await NextAsync(state, view, text, was, history);
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task<FileWord?> NextAsync(
        EditingState state,
        TemplateView view,
        TextNode text,
        Known was,
        IHistory history
    )
    {
        var settled = open.TakeWhile(batch => !state.Edits.ContainsKey(fieldOf(batch))).ToArray();
        ImmutableArray<long> held =
        [
            .. was.Held.Concat(settled).Where(batch => state.Conflicts.ContainsKey(fieldOf(batch))),
        ];
        var leaves = new Known(
            text,
            state.Version,
            settled is [.., var last] ? last : was.Settled,
            held,
            !view.CanWrite
        );
        var steps = await StepsAsync(was, leaves, settled, history);
        if (
            steps is { Count: 0 }
            && settled.Length == 0
            && held.SequenceEqual(was.Held)
            && was.IsReadOnly == leaves.IsReadOnly
        )
        {
            return null;
        }

        var isReload = steps is null;
        number++;
        return underway = new FileWord(number, leaves, Write(leaves, steps ?? [], isReload), isReload);
    }

    /// <summary>What happened to the text, the page's own batches apart; null when it is more than is worth telling.</summary>
    private async Task<List<Step>?> StepsAsync(Known was, Known leaves, long[] settled, IHistory history)
    {
        var steps = new List<Step>();
        var (text, version) = (was.Text, was.Version);
        var own = settled
            .Select(batch => (Batch: batch, Version: versions.Of(fieldOf(batch))))
            .Where(saved => saved.Version > was.Version && saved.Version <= leaves.Version)
            .OrderBy(static saved => saved.Version);
        foreach (var (batch, saved) in own)
        {
            var at = saved!.Value; // Those without were left out.
            if (at - 1 > version)
            {
                if (await history.FindAsync(at - 1) is not { } before)
                {
                    return null;
                }

                Add(at - 1, await history.BetweenAsync(text, before), null);
                text = before;
            }

            if ((at == leaves.Version ? leaves.Text : await history.FindAsync(at)) is not { } after)
            {
                return null;
            }

            Add(at, await history.BetweenAsync(text, after), batch);
            (text, version) = (after, at);
        }

        if (leaves.Version > version)
        {
            var rest = await history.BetweenAsync(text, leaves.Text);
            if (!rest.IsEmpty || leaves.Version - version > MostBehind)
            {
                steps.Add(new Step(leaves.Version, rest, null));
            }
        }

        return
            steps.Sum(static step => step.Edits.Sum(static edit => (long)edit.Insert.Length + edit.Remove.Length))
            > MostText
            ? null
            : steps;

        void Add(int at, ImmutableArray<TextEdit> edits, long? batch)
        {
            if (!edits.IsEmpty)
            {
                steps.Add(new Step(at, edits, batch));
            }
        }
    }

    private string Write(Known leaves, List<Step> steps, bool isReload)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, number);
            json.WriteNumber("acknowledged"u8, leaves.Settled);
            json.WriteBoolean("readOnly"u8, leaves.IsReadOnly ?? true);
            json.WriteStartArray("held"u8);
            foreach (var batch in leaves.Held)
            {
                json.WriteNumberValue(batch);
            }

            json.WriteEndArray();
            json.WriteStartArray("operations"u8);
            foreach (var step in steps)
            {
                Write(json, step);
            }

            json.WriteEndArray();
            if (isReload)
            {
                json.WriteBoolean("reload"u8, value: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.WriteNumber("version"u8, step.Version);
        if (step.Batch is { } batch)
        {
            json.WriteNumber("seq"u8, batch);
        }

        json.WriteStartArray("edits"u8);
        foreach (var edit in step.Edits)
        {
            json.WriteStartObject();
            json.WriteNumber("at"u8, edit.At);
            json.WriteString("remove"u8, edit.Remove);
            json.WriteString("insert"u8, edit.Insert);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
