using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A new secret as it was entered, and the name of its key.</summary>
public sealed record KeyEntry(Secret Secret, string? Name, string? Description);
