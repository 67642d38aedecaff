using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>The account whose cookie the request came with, as it is now.</summary>
internal sealed record SessionFeature(AccountAccess Access);
