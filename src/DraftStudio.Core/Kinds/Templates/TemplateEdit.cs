using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>Makes the next document of a template's draft; the state has the draft and the document it stands at.</summary>
internal delegate Task<Result<Document>> TemplateEdit(
    TemplateState template,
    IDraftUnit unit,
    CancellationToken cancellationToken
);
