using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What can be done with templates, in the words of their contract. Each verb runs in a unit that the caller opens.</summary>
internal sealed class TemplateDrafts(DraftEngine engine, TemplateFiles files, TemplateSlug slugs)
{
    private const string Kind = TemplateKind.KindName;

    /// <summary>A template by its id, or by its open draft's; a retired one too.</summary>
    public async Task<Result<TemplateState>> FindAsync(
        IDraftReader reader,
        Caller caller,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParseExact(id, "D", out var guid))
        {
            return NotFound();
        }

        var artifact = await reader.FindArtifactAsync(caller.Workspace, new ArtifactId(guid), cancellationToken);
        if (artifact is { Kind: Kind })
        {
            return await PublishedAsync(reader, artifact, cancellationToken);
        }

        var draft = await reader.FindDraftAsync(caller.Workspace, new DraftId(guid), cancellationToken);
        return
            draft is { Kind: Kind, IsOpen: true, Artifact: { } original }
            && await reader.FindArtifactAsync(caller.Workspace, original, cancellationToken) is { } found
            ? new TemplateState
            {
                Original = found,
                Draft = draft,
                Document = await engine.LoadAsync(reader, draft, null, cancellationToken),
            }
            : NotFound();
    }

    /// <summary>The draft of a published template.</summary>
    public async Task<Result<TemplateState>> FindDraftAsync(
        IDraftReader reader,
        Caller caller,
        string id,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(reader, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        if (
            template.Draft is not null
            || await FindOpenAsync(reader, template.Original, cancellationToken) is not { } draft
        )
        {
            return NoDraft();
        }

        return template with
        {
            Draft = draft,
            OpenDraft = null,
            Document = await engine.LoadAsync(reader, draft, null, cancellationToken),
        };
    }

    /// <summary>The draft of a published template, opened when there is none: it shares the original's document.</summary>
    public async Task<Result<TemplateState>> EditAsync(
        IDraftUnit unit,
        Caller caller,
        string id,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        if (template.Draft is not null)
        {
            return new DraftError.Refused("nested_draft", "A draft has no draft of its own.");
        }

        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft { Kind = Kind, Artifact = template.Original.Id },
            cancellationToken
        );
        return opened.Map(open =>
            template with
            {
                Draft = open.Draft,
                OpenDraft = null,
                Document = open.Document,
                Written = !open.Existing,
            }
        );
    }

    /// <summary>A new template, published at once with the files that it begins with.</summary>
    /// <param name="unit">Where it is written.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="header">Its own members; the slug is made.</param>
    /// <param name="initial">Its files.</param>
    /// <param name="more">What else its document has, by the ids of the files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<TemplateState>> CreateAsync(
        IDraftUnit unit,
        Caller caller,
        TemplateHeader header,
        IReadOnlyList<NewFile> initial,
        Func<Document, IReadOnlyList<string>, Document>? more,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.TemplateWrite))
        {
            return new DraftError.Forbidden(Permission.TemplateWrite);
        }

        var slug = await slugs.MakeAsync(unit, caller.Workspace, header.Name, cancellationToken);
        var opened = await engine.OpenAsync(
            unit,
            caller,
            new OpenDraft
            {
                Kind = Kind,
                Content = async (document, inner, token) =>
                {
                    var added = await files.AddAsync(
                        inner,
                        caller.Workspace,
                        (header with { Slug = slug }).PutInto(document),
                        initial,
                        token
                    );
                    return added.Map(result => more is null ? result.Document : more(result.Document, result.Ids));
                },
                Label = "Create template",
            },
            cancellationToken
        );
        if (!opened.TryGet(out var open, out var error))
        {
            return error;
        }

        var committed = await engine.CommitAsync(
            unit,
            caller,
            new CommitDraft { Draft = open.Draft.Id, Message = "Create template" },
            cancellationToken
        );
        return committed.Map(static commit => new TemplateState
        {
            Original = commit.Artifact,
            Document = commit.Document,
            Written = true,
        });
    }

    /// <summary>Changes a draft; a published template refuses.</summary>
    public async Task<Result<TemplateState>> ChangeAsync(
        IDraftUnit unit,
        Caller caller,
        string id,
        Precondition precondition,
        TemplateEdit edit,
        string? label,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        if (template.Draft is not { } draft)
        {
            return EditRequiresDraft();
        }

        var changed = await engine.ChangeAsync(
            unit,
            caller,
            draft.Id,
            (document, inner, token) => edit(template with { Document = document }, inner, token),
            precondition,
            label,
            cancellationToken
        );
        return changed.Map(state =>
            template with
            {
                Draft = state.Draft,
                Document = state.Document,
                Written = state.Operation is not null,
            }
        );
    }

    /// <summary>Makes the draft what is published, merged with what was published meanwhile.</summary>
    /// <param name="unit">Where it is written.</param>
    /// <param name="caller">Whose request it is.</param>
    /// <param name="id">The published template's.</param>
    /// <param name="precondition">The draft's version.</param>
    /// <param name="force">Takes the draft's side where both changed the same; the journal says so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<TemplateState>> CommitAsync(
        IDraftUnit unit,
        Caller caller,
        string id,
        Precondition precondition,
        bool force,
        CancellationToken cancellationToken
    )
    {
        var found = await FindDraftAsync(unit, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        var committed = await engine.CommitAsync(
            unit,
            caller,
            new CommitDraft
            {
                Draft = template.Draft!.Id, // It is one.
                Precondition = precondition,
                Force = force,
            },
            cancellationToken
        );
        if (!committed.TryGet(out var commit, out error))
        {
            return error switch
            {
                DraftError.Conflicting conflict => conflict with { Code = "original_changed" },
                DraftError.Refused { Code: "publish_conflict" } moved => moved with { Code = "original_changed" },
                // In a database where units overlap another one closed it while this one waited for the row.
                DraftError.Refused { Code: "draft_closed" } => NoDraft(),
                _ => error,
            };
        }

        return new TemplateState
        {
            Original = commit.Artifact,
            Document = commit.Document,
            Written = true,
        };
    }

    /// <summary>Discards the draft of a published template: what is published stays.</summary>
    public async Task<Result<TemplateState>> DiscardAsync(
        IDraftUnit unit,
        Caller caller,
        string id,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var found = await FindDraftAsync(unit, caller, id, cancellationToken);
        return found.TryGet(out var template, out var error)
            ? await DiscardAsync(unit, caller, template, precondition, cancellationToken)
            : error;
    }

    /// <summary>Discards a draft by its own id; takes a published template out of use.</summary>
    public async Task<Result<TemplateState>> DeleteAsync(
        IDraftUnit unit,
        Caller caller,
        string id,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        return template.Draft is null
            ? await RetireAsync(unit, caller, template, precondition, retired: true, cancellationToken)
            : await DiscardAsync(unit, caller, template, precondition, cancellationToken);
    }

    /// <summary>Brings a published template back into use.</summary>
    public async Task<Result<TemplateState>> UnretireAsync(
        IDraftUnit unit,
        Caller caller,
        string id,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(unit, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        return template.Draft is null
            ? await RetireAsync(unit, caller, template, precondition, retired: false, cancellationToken)
            : NotFound();
    }

    /// <summary>What the draft of a published template changes, and what a commit would meet.</summary>
    public async Task<Result<(TemplateState Template, DraftComparison Comparison)>> CompareAsync(
        IDraftReader reader,
        Caller caller,
        string id,
        CancellationToken cancellationToken
    )
    {
        var found = await FindDraftAsync(reader, caller, id, cancellationToken);
        if (!found.TryGet(out var template, out var error))
        {
            return error;
        }

        var compared = await engine.CompareAsync(
            reader,
            caller,
            Kind,
            template.Draft!.Id, // It is one.
            cancellationToken
        );
        return compared.Map(comparison => (template, comparison));
    }

    /// <summary>The document that a draft began from.</summary>
    public Task<Document> LoadBaseAsync(IDraftReader reader, Draft draft, CancellationToken cancellationToken) =>
        engine.LoadAsync(reader, draft.Workspace, Kind, draft.BaseSnapshot, cancellationToken);

    public static DraftError NotFound() => new DraftError.NotFound("template_not_found", "There is no such template.");

    public static DraftError EditRequiresDraft() =>
        new DraftError.Refused(
            "edit_requires_draft",
            "What is published is changed in a draft: POST …/_edit opens it."
        );

    private static DraftError NoDraft() =>
        new DraftError.NotFound("template_draft_not_found", "The template has no draft.");

    private async Task<TemplateState> PublishedAsync(
        IDraftReader reader,
        Artifact artifact,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Original = artifact,
            OpenDraft = (await FindOpenAsync(reader, artifact, cancellationToken))?.Id,
            Document = await engine.LoadAsync(
                reader,
                artifact.Workspace,
                Kind,
                artifact.HeadSnapshot,
                cancellationToken
            ),
        };

    private async Task<Result<TemplateState>> DiscardAsync(
        IDraftUnit unit,
        Caller caller,
        TemplateState template,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var discarded = await engine.DiscardAsync(
            unit,
            caller,
            template.Draft!.Id, // Only drafts come here.
            precondition,
            cancellationToken
        );
        return discarded.Match<Result<TemplateState>>(
            draft => template with { Draft = draft, Written = true },
            static error => error is DraftError.Refused { Code: "draft_closed" } ? NoDraft() : error
        );
    }

    private async Task<Result<TemplateState>> RetireAsync(
        IDraftUnit unit,
        Caller caller,
        TemplateState template,
        Precondition precondition,
        bool retired,
        CancellationToken cancellationToken
    )
    {
        if (
            precondition.Match<DraftError?>(
                newest: () => null,
                exactly: (version, _) => version == template.Version ? null : Stale(template),
                basedOn: _ => null
            ) is
            { } stale
        )
        {
            return stale;
        }

        var changed = await engine.RetireAsync(unit, caller, Kind, template.Original.Id, retired, cancellationToken);
        return changed.Map(artifact =>
            template with
            {
                Original = artifact,
                Written = artifact.Version != template.Version,
            }
        );
    }

    private static DraftError Stale(TemplateState template) =>
        new DraftError.Refused("precondition_failed", $"The template is at version {template.Version} by now.");

    private static Task<Draft?> FindOpenAsync(
        IDraftReader reader,
        Artifact template,
        CancellationToken cancellationToken
    ) => reader.FindOpenDraftAsync(template.Workspace, Kind, template.Id, "", cancellationToken);
}
