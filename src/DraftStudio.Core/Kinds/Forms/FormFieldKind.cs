namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a field selects. The names on the wire are the lower-case ones.</summary>
public enum FormFieldKind
{
    Single,
    Multi,
    Flag,
    Compound,
    Secret,
}
