namespace DraftStudio.Web.Components.Controls;

/// <summary>What was typed into the field of a path; (ClientId, Seq) names it, also when it is sent again.</summary>
public sealed record FieldEdit(string ClientId, long Seq, string Path, string Value);
