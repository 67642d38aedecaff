namespace DraftStudio.Core.Documents;

/// <summary>At a place (UTF-16 code units from the start) one text is removed and another inserted.</summary>
public sealed record TextEdit(int At, string Remove, string Insert);
