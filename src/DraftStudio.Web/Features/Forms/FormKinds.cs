using System.Collections.Frozen;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The kinds whose drafts are forms, by name.</summary>
public sealed class FormKinds(IEnumerable<FormKind> kinds)
{
    private readonly FrozenDictionary<string, FormKind> byName = kinds.ToFrozenDictionary(
        kind => kind.Name,
        StringComparer.Ordinal
    );

    public FormKind this[string name] => byName[name];
}
