using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>Cohorts in the editing feature.</summary>
internal sealed class CohortEditorKind(CohortKind kind, FormDrafts drafts, FormStates states, TimeProvider time)
    : FormEditorKind(kind, drafts, states, time);
