using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DraftStudio.Web.Api;

/// <summary>Every code that a problem can carry. The description of the API and the documentation are made from it.</summary>
public static class ProblemCatalogue
{
    public const string TypePrefix = "urn:draft-studio:problem:";

    public static ImmutableArray<ProblemCode> All { get; } =
    [
        // Credentials and permissions
        new(
            "unauthorized",
            401,
            "Sign in or send a token",
            "No credentials, or a token that is unknown, expired or revoked."
        ),
        new("forbidden", 403, "Not permitted", "The caller lacks the permission that `permission` names."),
        new("own_proposal", 403, "Own proposal", "The workspace forbids deciding one's own proposal."),
        new(
            "cross_site",
            403,
            "Cross-site request refused",
            "A write with a cookie needs an Origin that is the studio's own."
        ),
        new(
            "antiforgery",
            400,
            "Antiforgery check failed",
            "The form's antiforgery token is missing or stale: load the page again."
        ),
        new(
            "invalid_credentials",
            401,
            "Wrong e-mail or password",
            "The e-mail and the password do not belong together, or the account is locked or suspended."
        ),
        new("too_many_requests", 429, "Too many requests", "Slow down; Retry-After says for how long."),
        new("setup_required", 503, "The studio is not set up", "There is no user yet: open the set-up page."),
        // What is not there
        new("not_found", 404, "Not found", "Nothing has this address, in this workspace."),
        new(
            "workspace_not_found",
            404,
            "No such workspace",
            "The workspace does not exist, or the caller is no member of it."
        ),
        new("draft_not_found", 404, "No such draft", "No draft of this kind has this id, in this workspace."),
        new("artifact_not_found", 404, "Not found", "Nothing live of this kind has this id, in this workspace."),
        new("revision_not_found", 404, "No such revision", "It has no revision of this number."),
        new("workflow_not_found", 404, "No such workflow", "No workflow has this id, in this workspace."),
        new("draft_release_not_found", 404, "No draft release", "The workflow has no draft release."),
        new("release_not_found", 404, "No such release", "No release has this id, in this workspace."),
        new("template_not_found", 404, "No such template", "No template and no open draft of one has this id."),
        new("template_draft_not_found", 404, "No draft", "The template has no draft."),
        new("file_not_found", 404, "No such file", "The template has no file of this id or name."),
        new("processor_not_found", 404, "No such processor", "The template has no processor of this id."),
        new("member_not_found", 404, "No such member", "What a member belongs to is not there any more."),
        new("input_not_found", 404, "No such input", "The template has no input of this id."),
        new("proposal_not_found", 404, "No such proposal", "No proposal of this kind has this key, in this workspace."),
        new(
            "resource_not_found",
            404,
            "No such resource",
            "No resource of the catalogue has this id, in this workspace."
        ),
        new("key_not_found", 404, "No such key", "No key has this id, in this workspace, or its secret was wiped."),
        new("user_not_found", 404, "No such user", "No member of this workspace has this id."),
        new("backup_not_found", 404, "No such backup", "No backup has this name."),
        new("token_not_found", 404, "No such token", "No token of the caller's has this id, in this workspace."),
        new(
            "method_not_allowed",
            405,
            "Method not allowed",
            "The address exists but does not take this method; Allow lists those it takes."
        ),
        // What cannot be read
        new("malformed_json", 400, "Malformed JSON", "The body is empty, not UTF-8 or not JSON."),
        new("bad_request", 400, "Bad request", "The request cannot be understood."),
        new("body_too_large", 413, "Body too large", "The body is larger than the limit that `detail` names."),
        new(
            "unsupported_media_type",
            415,
            "Unsupported media type",
            "The Content-Type must be application/json, in UTF-8."
        ),
        new("invalid_precondition", 400, "Malformed precondition", "If-Match must be * or a list of entity tags."),
        // What cannot be taken
        new("invalid", 422, "Not valid", "A member's value cannot be taken; `errors` says which and why."),
        new("wrong_type", 422, "Wrong type", "A member has a value of another JSON type than it must have."),
        new("unknown_value", 422, "Unknown value", "A member's value is not one of those allowed."),
        new("unknown_member", 422, "Unknown member", "The body has a member that does not exist here."),
        new("duplicate_member", 422, "Duplicate member", "An object of the body has a member twice."),
        new("too_deep", 422, "Nested too deep", "The body is nested deeper than 64 levels."),
        new("nul_character", 422, "U+0000 in a text", "A text must not contain U+0000."),
        new("invalid_text", 422, "Broken text", "A text has half a surrogate pair."),
        new("required", 422, "Required", "A member that must be there is absent, or its field is empty."),
        new("too_long", 422, "Too long", "A value is longer than the limit that the message names."),
        new("too_short", 422, "Too short", "A value is shorter than the limit that the message names."),
        new("too_many", 422, "Too many", "A list has more entries than the limit that the message names."),
        new("out_of_range", 422, "Out of range", "A number is not within the range that the message names."),
        new("invalid_id", 422, "Not an id", "A member's value is not a UUID."),
        new("unknown_id", 422, "Unknown id", "A member names something that does not exist, in this workspace."),
        new("invalid_cursor", 422, "Not a cursor", "The cursor was not given out by this list."),
        new("invalid_email", 422, "Not an e-mail address", "The value is not an e-mail address."),
        new(
            "invalid_slug",
            422,
            "Not a slug",
            "A slug has 2 to 40 lower-case letters, digits and single hyphens, and begins with a letter."
        ),
        new(
            "weak_password",
            422,
            "Password too weak",
            "A password has 8 to 200 characters and is not one of the well-known ones."
        ),
        new("wrong_password", 422, "Wrong password", "The current password is not the account's, or it is locked."),
        new("email_taken", 422, "E-mail taken", "A member of this workspace has the e-mail address already."),
        new("slug_taken", 422, "Slug taken", "Another workspace has the slug."),
        new("unknown_scope", 422, "Unknown scope", "The scope is not a permission."),
        new("scope_not_held", 422, "Scope not held", "A token's scopes are permissions that its maker has."),
        new("in_the_past", 422, "In the past", "The time must be in the future."),
        new("invalid_idempotency_key", 422, "Not an idempotency key", "A key has 1 to 200 printable ASCII characters."),
        new("idempotency_key_reused", 422, "Idempotency key reused", "The key was sent before, with another request."),
        new("draft_id_mismatch", 422, "Two draft ids", "`draft_id` and `input_draft_id` differ."),
        new(
            "ack_without_key",
            422,
            "Acknowledgement without a key",
            "`accept` needs the `idempotency_key` of a proposal."
        ),
        new(
            "ambiguous_ack",
            422,
            "Ambiguous acknowledgement",
            "`accept` stands alone: without `soft` and without fields."
        ),
        new("unknown_name", 422, "Unknown name", "A name matches nothing of its type, in this workspace."),
        new("ambiguous_name", 422, "Ambiguous name", "A name matches several: choose one by its id."),
        new("invalid_time", 422, "Not a time", "A member's value is not a date and time with a zone (RFC 3339)."),
        new("invalid_position", 422, "Position below one", "A position is 1 or more."),
        new("duplicate_position", 422, "Duplicate position", "Two simulations have the same position."),
        new("unselected_simulation", 422, "Simulation not selected", "A row is of a simulation that is not selected."),
        new("unselected_profile", 422, "Profile not selected", "A row is of a profile that is not selected."),
        new("start_missing", 422, "Start missing", "An availability ends and has no start, or a graph has no start."),
        new("reversed_window", 422, "Reversed window", "An availability does not start before it ends."),
        new("exclusive_flags", 422, "Exclusive flags", "Two flags of one type cannot both be selected."),
        new("masked_key", 422, "A mask, not a key", "The value is the mask of a key that the field does not select."),
        new("key_required", 422, "Key required", "A key's description is given together with the key."),
        new("key_wiped", 422, "Key wiped", "The secret of a selected key was wiped with the change that brought it."),
        new("missing", 422, "Missing", "A selected resource is not in the catalogue any more."),
        new("invalid_path", 422, "Not a path", "A member's name must be the path of a conflict."),
        new("not_selected", 422, "Not selected", "An id in `pending_ids` is not selected by any field."),
        new(
            "not_publishable",
            422,
            "Not publishable",
            "The draft has problems that block its commit; `errors` lists them."
        ),
        new("pending_unresolved", 422, "Pending resources", "Selected resources are marked as not yet agreed."),
        // What a release cannot be
        new("duplicate_id", 422, "Duplicate id", "Two nodes of a graph have the same uuid."),
        new(
            "invalid_release_version",
            422,
            "Not a next version",
            "A release's version has three numbers and comes after the one that is live."
        ),
        new(
            "tool_release_requires_form_fields",
            422,
            "Form fields required",
            "A release of a workflow of kind tool has form fields, be it none: an empty list."
        ),
        new(
            "failed_to_reconciliate_nodes",
            422,
            "No node of the integration",
            "`options` names an integration that no node has."
        ),
        new("start_duplicate", 422, "Several starts", "A graph has one start."),
        new("end_unreachable", 422, "No end", "A graph has an end that can be reached from its start."),
        new("cycle", 422, "Cycle", "Nodes lead in a circle; the message says how."),
        new("child_unknown", 422, "Unknown child", "A node's child is not in the same nodes."),
        new("child_missing", 422, "Nothing connected", "An output of a node leads nowhere."),
        new("child_count", 422, "Number of children", "A node has as many children as its action says."),
        new("slug_duplicate", 422, "Duplicate slug", "Two nodes of a graph have the same slug."),
        new("slug_invalid", 422, "Not a node's slug", "A node's slug has letters, digits and underscores."),
        new("fallback_missing", 422, "No fallback", "A node goes on when it fails, and does not say where."),
        new("fallback_unknown", 422, "Unknown fallback", "A node's fallback is not in the same nodes."),
        new(
            "retry_invalid",
            422,
            "Retries out of range",
            "Attempts 1–100, interval 0–86,400,000 ms, coefficient 1–100."
        ),
        new("config_invalid", 422, "Config not valid", "A node's config is not what its action takes."),
        new("reference_unknown", 422, "Unknown reference", "A config refers to a node that is not there."),
        new(
            "reference_not_before",
            422,
            "Reference out of order",
            "A config refers to a node that does not come before."
        ),
        new("orphan", 0, "Orphan", "A warning: the start does not lead to the node."),
        // What a template cannot be
        new(
            "invalid_filename",
            422,
            "Not a file's name",
            "A file's name is a relative path with slashes, without empty parts, `.`, `..` and control characters."
        ),
        new(
            "invalid_archive",
            422,
            "Archive refused",
            "The zip is damaged or may do harm; `errors` names the entry, with one of the codes that begin with archive_."
        ),
        new("archive_corrupt", 422, "Damaged archive", "What comes out of the zip is not what it says."),
        new("archive_too_large", 422, "Archive too large", "The zip, or an entry of it, is larger than the limit."),
        new("archive_bomb", 422, "Archive bomb", "The zip unpacks to more than it may."),
        new("archive_entry_path", 422, "Entry's path", "The name of an entry cannot be a file's: it leads outside."),
        new("archive_entry_link", 422, "Entry is a link", "An entry is a link or a device."),
        new("archive_name_taken", 422, "Entry's name taken", "Two entries have the same name, but for its case."),
        new(
            "archive_entry_unsupported",
            422,
            "Entry not supported",
            "An entry is encrypted or packed by another method."
        ),
        new("invalid_upload", 422, "Not an upload", "The parts of the form cannot be told apart."),
        new(
            "file_missing",
            422,
            "File missing",
            "A setting, the template, or a tag in a file names a file that is not there."
        ),
        new("invalid_template", 422, "Not a template", "Nunjucks refuses the text of a file."),
        new("reference_cycle", 422, "Reference cycle", "Files include one another without end."),
        new(
            "unknown_variable",
            0,
            "Unknown variable",
            "A warning: no input, processor or file gives a name that is used."
        ),
        new("unused_input", 0, "Unused input", "A warning: nothing uses the input."),
        new("not_analysed", 0, "Not checked", "A warning: the text is too long to be checked."),
        new("duplicate_name", 422, "Duplicate name", "Two processors, or two inputs, have the same name."),
        // What the state of things does not allow
        new(
            "edit_requires_draft",
            409,
            "Edit requires a draft",
            "What is published is changed in a draft: open it first."
        ),
        new("not_a_text", 409, "Not a text", "The file is no text: it is replaced as a whole, not edited."),
        new(
            "import_changed",
            409,
            "Import changed",
            "The draft, or the zip, is not the one that the difference was shown of: ask for it again."
        ),
        new("nested_draft", 409, "Nested draft", "A draft has no draft of its own."),
        new("file_name_taken", 409, "File name taken", "Another file of the template has the name, but for its case."),
        new(
            "original_changed",
            409,
            "Original changed",
            "What is published changed in the same places since the draft was opened; `conflicts` lists them."
        ),
        new(
            "invalid_parent",
            409,
            "Another release is live",
            "What is live is not the release that the edit was made from; `diff` says what changed, `merged` has both where they touch different nodes."
        ),
        new(
            "version_conflict",
            409,
            "Version conflict",
            "The thing has moved on: 409 for `expected_version`, 412 for `If-Match`. The body has its current state."
        ),
        new(
            "edit_conflict",
            409,
            "Conflicting edits",
            "Somebody else changed the same fields since; `conflicts` lists them."
        ),
        new(
            "publish_conflict",
            409,
            "Conflict with what is live",
            "What is live changed in the same fields since the draft was made; `conflicts` lists them."
        ),
        new(
            "proposal_conflict",
            409,
            "Proposal out of date",
            "The fields that the proposal touches changed since it was made; it stays pending."
        ),
        new("undo_conflict", 409, "Cannot undo", "Somebody else's later change builds upon what would be undone."),
        new(
            "proposal_already_resolved",
            409,
            "Already decided",
            "The proposal was decided otherwise, or its draft is gone."
        ),
        new("draft_closed", 409, "Draft closed", "The draft was published or discarded."),
        new("draft_mismatch", 409, "Another draft's proposal", "The proposal is on another draft than the one named."),
        new("not_a_proposal", 409, "Not a proposal", "The key belongs to a request that was not soft."),
        new("draft_dormant", 409, "Draft dormant", "The draft waits for its proposal to be accepted."),
        new("draft_exists", 409, "Draft exists", "There is a draft with this id already."),
        new("unknown_version", 409, "Unknown version", "The draft has no such version."),
        new(
            "rebase_conflict",
            409,
            "Conflict with what is live",
            "What is live changed in the same fields; `conflicts` lists them, `resolutions` decides them."
        ),
        new(
            "session_ended",
            401,
            "Session ended",
            "The account was signed out, suspended or taken out of the workspace."
        ),
        new("in_use", 409, "In use", "Something selects the resource: `force=true` retires it all the same."),
        new("name_taken", 409, "Name taken", "Another resource of the type has the name, but for its case."),
        new("name_changed", 409, "Name changed", "The resource is not called what `expected_value` says any more."),
        new("read_only_type", 409, "Read-only type", "Resources of this type are made by the forms that use them."),
        new("nothing_to_undo", 409, "Nothing to undo", "The caller has no operation left to undo in this draft."),
        new("nothing_to_redo", 409, "Nothing to redo", "The caller has no undone operation left in this draft."),
        new("retired", 409, "Retired", "The thing is retired: bring it back first."),
        new(
            "last_administrator",
            409,
            "Last administrator",
            "A workspace keeps at least one administrator who is not suspended."
        ),
        new("backup_elsewhere", 409, "Backed up elsewhere", "PostgreSQL is saved and restored with its own tools."),
        new("backup_exists", 409, "Backup exists", "There is a file of this name already."),
        new("nothing_to_back_up", 409, "Nothing to back up", "There is no database yet."),
        new("database_exists", 409, "Database exists", "A restore replaces a database only when it is told to."),
        new("backup_unreadable", 409, "Not a backup", "The file is no backup of the studio."),
        new(
            "backup_newer",
            409,
            "Newer backup",
            "The backup was made by a newer program than the one that restores it."
        ),
        new("backup_damaged", 409, "Damaged backup", "The database in the backup does not pass the checks."),
        new(
            "other_workspaces",
            409,
            "Other workspaces",
            "A backup holds every workspace, and the caller does not administer all of them."
        ),
        new(
            "shared_account",
            409,
            "Shared account",
            "The account belongs to other workspaces too: only its owner changes its name and password."
        ),
        new("link_used", 409, "Link used", "The one-time link was used already, or its account is suspended."),
        new("already_set_up", 409, "Already set up", "The studio has an administrator already."),
        new(
            "request_in_progress",
            409,
            "Request in progress",
            "The first request with the key is still at work; ask again after Retry-After."
        ),
        new("precondition_failed", 412, "Precondition failed", "If-Match named no version that can be current."),
        // Outages
        new("internal_error", 500, "Internal error", "A fault of the studio's. `traceId` finds it in the log."),
        new("busy", 503, "Busy", "The store cannot take writes just now; ask again after Retry-After."),
        new("storage_full", 507, "Storage full", "The store has no room left; reading goes on."),
    ];

    private static readonly FrozenDictionary<string, ProblemCode> ByCode = All.ToFrozenDictionary(
        static code => code.Code,
        StringComparer.Ordinal
    );

    public static ProblemCode? Find(string code) => ByCode.GetValueOrDefault(code);
}
