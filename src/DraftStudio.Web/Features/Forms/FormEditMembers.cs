using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Puts the members of a request into an edit; those that are absent stay out of it.</summary>
internal static class FormEditMembers
{
    public static FormEdit Set(this FormEdit edit, string member, Optional<string?> text) =>
        text.IsPresent ? edit.With(member, text.Value) : edit;

    public static FormEdit Set(this FormEdit edit, string member, Optional<bool?> flag) =>
        flag.IsPresent ? edit.With(member, flag.Value) : edit;

    public static FormEdit Set(this FormEdit edit, string member, Optional<string?[]?> texts) =>
        texts.IsPresent ? edit.With(member, texts.Value) : edit;

    public static FormEdit SetRows<TRow>(this FormEdit edit, string member, Optional<TRow?[]?> rows)
        where TRow : class, IFormRowWire =>
        rows.IsPresent ? edit.With(member, rows.Value?.Select(static row => row?.ToRow())) : edit;

    public static FormEdit SetSecret(this FormEdit edit, string member, Optional<string?> secret) =>
        secret.IsPresent ? edit.With(member, secret.Value is { } text ? new Secret(text) : null) : edit;
}
