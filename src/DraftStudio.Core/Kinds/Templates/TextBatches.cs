using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What is typed into the files of a draft, put into its document.</summary>
internal static class TextBatches
{
    /// <summary>The document of the batch's version, with the batch in it.</summary>
    public static async Task<Result<Document>> ApplyAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        string file,
        TextBatch batch,
        CancellationToken cancellationToken
    )
    {
        if (!Find(document, file).TryGet(out var node, out var error))
        {
            return error;
        }

        return await TryApplyAsync(reader, workspace, node, batch, cancellationToken) is { } text
            ? Put(document, file, node, batch.Edits, text)
            : Misplaced();
    }

    /// <summary>
    /// A document that others changed, with the batch in it all the same: where both changed the same lines, they are the
    /// batch's.
    /// </summary>
    public static async Task<Result<Document>> ForceAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        Document origin,
        string file,
        TextBatch batch,
        CancellationToken cancellationToken
    )
    {
        if (
            !Find(document, file).TryGet(out var node, out var error)
            || !Find(origin, file).TryGet(out var before, out error)
        )
        {
            return error;
        }

        if (await TryApplyAsync(reader, workspace, before, batch, cancellationToken) is not { } mine)
        {
            return Misplaced();
        }

        var live = await DraftDocuments.LoadTextAsync(reader, workspace, node, cancellationToken);
        var origins = await DraftDocuments.LoadTextAsync(reader, workspace, before, cancellationToken);
        var merged = TextMerge.Merge(origins, live: mine, mine: live).Text;
        return Put(document, file, node, TextEdits.Between(live, merged), merged);
    }

    /// <summary>The lines that the batch and others changed both.</summary>
    public static async Task<ImmutableArray<TextConflict>> ConflictsAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        MergeConflict conflict,
        CancellationToken cancellationToken
    ) =>
        conflict is { Base: TextNode origin, Live: TextNode live, Mine: TextNode mine }
            ? TextMerge
                .Merge(
                    await DraftDocuments.LoadTextAsync(reader, workspace, origin, cancellationToken),
                    await DraftDocuments.LoadTextAsync(reader, workspace, live, cancellationToken),
                    await DraftDocuments.LoadTextAsync(reader, workspace, mine, cancellationToken)
                )
                .Conflicts
            : [];

    /// <summary>What was done to a text from one version to another.</summary>
    public static async Task<ImmutableArray<TextEdit>> BetweenAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        TextNode before,
        TextNode after,
        CancellationToken cancellationToken
    ) =>
        DocumentNode.Same(before, after) ? []
        : after.EditsSince(before) is { } edits ? edits
        : TextEdits.Between(
            await DraftDocuments.LoadTextAsync(reader, workspace, before, cancellationToken),
            await DraftDocuments.LoadTextAsync(reader, workspace, after, cancellationToken)
        );

    private static Result<TextNode> Find(Document document, string file) =>
        TemplateFile.Find(document, file)?.Contents switch
        {
            TextNode node => node,
            null => (Result<TextNode>)TemplateFiles.NotFound(),
            _ => new DraftError.Refused("not_a_text", "The file is no text: it is replaced as a whole."),
        };

    /// <summary>The text with the batch in it; null where the batch does not fit it.</summary>
    private static async Task<string?> TryApplyAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        TextNode node,
        TextBatch batch,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return TextEdits.Apply(
                await DraftDocuments.LoadTextAsync(reader, workspace, node, cancellationToken),
                batch.Edits
            );
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Result<Document> Put(
        Document document,
        string file,
        TextNode node,
        ImmutableArray<TextEdit> edits,
        string text
    )
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return DraftError.Of("nul_character", "/edits", "edits", "A text must not contain U+0000.");
        }

        // A code unit is three bytes at most: most texts need not be counted.
        return text.Length > TemplateLimits.Text / 3 && Encoding.UTF8.GetByteCount(text) > TemplateLimits.Text
            ? DraftError.Of(
                "body_too_large",
                "/edits",
                "edits",
                string.Create(CultureInfo.InvariantCulture, $"A text has at most {TemplateLimits.Text:N0} bytes.")
            )
            : document.With(TemplateFile.ContentsAt(file), node.With(edits));
    }

    private static DraftError Misplaced() =>
        DraftError.Of("out_of_range", "/edits", "edits", "The edits do not fit the text that they were made on.");
}
