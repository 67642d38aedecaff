using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>The bearer token that the request came with.</summary>
internal sealed record TokenFeature(Caller Caller, AccessToken Token);
