using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a request sets on a form, by member (<c>name</c>, <c>name_id</c>, <c>pending_ids</c>). A member that is not in it stays as it is.</summary>
public sealed class FormEdit
{
    public const string PendingMember = "pending_ids";

    public static readonly FormEdit Empty = new(
        ImmutableDictionary<string, FormMember>.Empty,
        ImmutableDictionary<string, ImmutableArray<FormRowEdit>>.Empty
    );

    private readonly ImmutableDictionary<string, FormMember> members;
    private readonly ImmutableDictionary<string, ImmutableArray<FormRowEdit>> rows;

    private FormEdit(
        ImmutableDictionary<string, FormMember> members,
        ImmutableDictionary<string, ImmutableArray<FormRowEdit>> rows
    )
    {
        this.members = members;
        this.rows = rows;
    }

    public bool IsEmpty => members.IsEmpty && rows.IsEmpty;

    /// <summary>What was sent for the member; null when it was not sent.</summary>
    public FormMember? Find(string member) => members.GetValueOrDefault(member);

    public FormEdit With(string member, FormMember value) => new(members.SetItem(member, value), rows);

    /// <summary>Edits of single rows of a field, in the order in which they were made.</summary>
    public ImmutableArray<FormRowEdit> RowsOf(string field) => rows.GetValueOrDefault(field, []);

    /// <summary>The same, and then one row of a field selected or dropped: what pages do, at a cost that does not grow with the list.</summary>
    public FormEdit WithRow(string field, FormRowEdit row) =>
        new(members, rows.SetItem(field, RowsOf(field).RemoveAll(other => other.Key == row.Key).Add(row)));

    public FormEdit With(string member, string? text) =>
        With(member, text is null ? FormMember.Null : FormMember.Of(text));

    public FormEdit With(string member, bool? value) =>
        With(member, value is { } flag ? FormMember.Of(flag) : FormMember.Null);

    public FormEdit With(string member, IEnumerable<string?>? texts) =>
        With(member, texts is null ? FormMember.Null : FormMember.Of([.. texts]));

    public FormEdit With(string member, IEnumerable<FormRow?>? values) =>
        With(member, values is null ? FormMember.Null : FormMember.Of([.. values]));

    /// <summary>A blank secret clears, as a blank text does.</summary>
    public FormEdit With(string member, Secret? secret) =>
        With(
            member,
            secret is null || string.IsNullOrWhiteSpace(secret.Reveal()) ? FormMember.Null : FormMember.Of(secret)
        );

    /// <summary>The same with its secrets encrypted; to be called before the unit of work that writes it.</summary>
    public FormEdit Seal(ISecretProtector protector)
    {
        var edit = this;
        foreach (var (member, sent) in members)
        {
            if (sent is FormMember.Clear secret)
            {
                edit = edit.With(member, FormMember.Of(SealedSecret.Of(secret.Value, protector)));
            }
        }

        return edit;
    }

    public override string ToString() =>
        string.Join(", ", members.Keys.Union(rows.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
