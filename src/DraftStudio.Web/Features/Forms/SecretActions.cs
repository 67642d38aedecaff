using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Forms;

public sealed record SecretRevealRequested(ResourceId Key);

public sealed record SecretRevealed(ResourceId Key, Secret Secret);

public sealed record SecretRefused(string Reason);

public sealed record SecretHidden;
