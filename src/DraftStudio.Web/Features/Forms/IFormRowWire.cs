using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A compound row on the wire.</summary>
internal interface IFormRowWire
{
    FormRow ToRow();
}
