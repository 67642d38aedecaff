using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Providers;

/// <summary>Providers in the editing feature.</summary>
internal sealed class ProviderEditorKind(ProviderKind kind, FormDrafts drafts, FormStates states, TimeProvider time)
    : FormEditorKind(kind, drafts, states, time);
