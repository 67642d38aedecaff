namespace DraftStudio.Web.Components.Controls;

/// <summary>An edit as the typing script sends it: whole, or one of the parts of a value too long for one call.</summary>
public sealed record FieldEditPart(string ClientId, long Seq, string Path, string Value, int Part, int Parts);
