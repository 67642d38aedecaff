using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What a press of a button changes in a template's draft: each is one operation, made at once.</summary>
internal sealed class TemplateVerbs(TemplateDrafts drafts, TemplateFiles files, TimeProvider time)
{
    private static readonly JsonElement NewInput = JsonElement.Parse("""{"driver":"text","required":false}""");

    /// <summary>An input at the end, with a name that none has.</summary>
    public DraftVerb AddInput(string driver) => Add(TemplateItems.Inputs, NewInput, "driver", driver);

    /// <summary>A processor at the end, with a name that none has.</summary>
    public DraftVerb AddProcessor(string type) => Add(TemplateItems.Processors, JsonElement.Parse("{}"), "type", type);

    public DraftVerb Remove(TemplateItems items, string id) =>
        Change(template =>
            items.Has(template.Document, id)
                ? items.Remove(template.Document, id)
                : (Result<Document>)TemplateAnswers.NotFound(items)
        );

    /// <summary>An item at another place.</summary>
    public DraftVerb Move(TemplateItems items, string id, int to) =>
        Change(template =>
        {
            var ids = items.Read(template.Document).Select(static item => item.Key).ToList();
            if (!ids.Remove(id))
            {
                return TemplateAnswers.NotFound(items);
            }

            ids.Insert(Math.Clamp(to, 0, ids.Count), id);
            return items.Reorder(template.Document, ids);
        });

    /// <summary>What stands in the place of a member, as if it were entered there; nothing removes the member.</summary>
    public DraftVerb Enter(TemplateField field, string? entered) =>
        Change(template => Entered(template, field, entered));

    /// <summary>A member that an object has not yet, at its end.</summary>
    /// <param name="at">The object.</param>
    /// <param name="name">As JSON names it.</param>
    /// <param name="json">Its value.</param>
    public DraftVerb AddMember(DocumentPath at, string name, string json) =>
        Change(template =>
            RefuseName(template.Document, at, name) is { } refused
                ? refused
                : Entered(template, MemberOf(at, name), json)
        );

    /// <summary>A member under another name, with the value that it has.</summary>
    public DraftVerb RenameMember(DocumentPath member, string name) =>
        Change(template =>
        {
            var at = DocumentPath.Of(member.Segments.AsSpan()[..^1]);
            var field = new TemplateField(FieldMode.Json, member);
            if (member.Last == MemberMap.Escape(name))
            {
                return template.Document;
            }

            if (RefuseName(template.Document, at, name) is { } refused)
            {
                return refused;
            }

            var json = field.In(template.Document) ?? "null";
            return Entered(template, field, null)
                .Match(
                    document => Entered(template with { Document = document }, MemberOf(at, name), json),
                    static error => error
                );
        });

    /// <summary>An empty file, of the type that its name suggests.</summary>
    public DraftVerb AddFile(string path, string role) =>
        Make(
            async (template, unit, token) =>
            {
                if (FileName.Refuse(path, "/filename") is { } refused)
                {
                    return new DraftError.Invalid(refused.Code, [refused]);
                }

                var type = FileContents.TypeOf(path);
                var file = new NewFile(path, role, type, false, FileContents.Prepare(ReadOnlyMemory<byte>.Empty, type));
                var added = await files.AddAsync(unit, template.Original.Workspace, template.Document, [file], token);
                return added.Map(static result => result.Document);
            }
        );

    /// <summary>Another name, folder, role or content type; its id stays, and with it what refers to it.</summary>
    public DraftVerb ChangeFile(string id, FileChange change) =>
        Change(template =>
            change.Name is { } name && FileName.Refuse(name, "/filename") is { } refused
                ? new DraftError.Invalid(refused.Code, [refused])
            : TemplateFile.Find(template.Document, id) is { } file
                ? TemplateFiles.Change(template.Document, file, change)
            : TemplateFiles.NotFound()
        );

    public DraftVerb DeleteFile(string id) =>
        Change(template =>
            TemplateFile.Find(template.Document, id) is null
                ? TemplateFiles.NotFound()
                : template.Document.Without(TemplateFile.At(id))
        );

    /// <summary>A file as it was when the draft began: what is new goes, what was deleted comes back.</summary>
    public DraftVerb RevertFile(string id) => Revert((document, origin) => TemplateReverts.File(document, origin, id));

    /// <summary>An input or a processor as it was, and where it was.</summary>
    public DraftVerb RevertItem(TemplateItems items, string id) =>
        Revert((document, origin) => TemplateReverts.Item(document, origin, items, id));

    /// <summary>One member as it was: of an item, of the settings, of the template itself.</summary>
    public DraftVerb RevertMember(DocumentPath path) =>
        Revert((document, origin) => TemplateReverts.Member(document, origin, path));

    private DraftVerb Revert(Func<Document, Document, Result<Document>> revert) =>
        Make(
            async (template, unit, token) =>
                revert(template.Document, await drafts.LoadBaseAsync(unit, template.Draft!, token)) // Only drafts are changed.
        );

    private DraftVerb Add(TemplateItems items, JsonElement empty, string member, string value) =>
        Change(template =>
        {
            var all = items.Read(template.Document);
            if (all.Length >= TemplateLimits.Items)
            {
                return DraftError.Of(
                    "too_many",
                    "",
                    null,
                    $"A template has at most {TemplateLimits.Items} {items.Name}."
                );
            }

            var names = all.Select(static item => TemplateItems.NameOf(item.Value)).ToHashSet(StringComparer.Ordinal);
            var number = Enumerable
                .Range(1, names.Count + 1)
                .First(next =>
                    !names.Contains($"{items.Noun}{next.ToString(System.Globalization.CultureInfo.InvariantCulture)}")
                );
            var node = JsonTree.Read(empty, null, static text => text);
            var item = MergePatch.Apply(
                node,
                JsonSerializer.SerializeToElement(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["name"] = string.Create(
                            System.Globalization.CultureInfo.InvariantCulture,
                            $"{items.Noun}{number}"
                        ),
                        [member] = value,
                    }
                ),
                static text => text
            );
            var json = JsonTree.ToElement(item, static text => text);
            var errors = items.Refuse(json);
            return errors.IsEmpty
                ? items.Put(
                    template.Document,
                    Guid.CreateVersion7(time.GetUtcNow()).ToString("D"),
                    json,
                    static text => text
                )
                : new DraftError.Invalid(errors[0].Code, errors);
        });

    private static TemplateField MemberOf(DocumentPath at, string name) => TemplateField.Of(FieldMode.Json, at, name);

    private static DraftError? RefuseName(Document document, DocumentPath at, string name) =>
        name.Length == 0 ? DraftError.Of("required", at.ToString(), null, "A member has a name.")
        : document.At(at.Child(MemberMap.Escape(name))) is not null
            ? DraftError.Of("duplicate_name", at.ToString(), null, $"There is a member \"{name}\" already.")
        : null;

    private static Result<Document> Entered(TemplateState template, TemplateField field, string? entered)
    {
        try
        {
            return field.Enter(template, entered);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return DraftError.Of(
                "malformed_json",
                field.Path.ToString(),
                null,
                "This cannot be taken: " + exception.Message
            );
        }
    }

    private DraftVerb Change(Func<TemplateState, Result<Document>> change) =>
        Make((template, _, _) => Task.FromResult(change(template)));

    private DraftVerb Make(TemplateEdit edit) =>
        async (unit, caller, draft, token) =>
        {
            var changed = await drafts.ChangeAsync(
                unit,
                caller,
                draft.ToString(),
                Precondition.None,
                edit,
                null,
                token
            );
            return changed.Map(static template => new DraftState(template.Draft!, template.Document, null)); // As above.
        };
}
