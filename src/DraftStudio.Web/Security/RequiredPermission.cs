using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Endpoint metadata: the permission without which a request is answered 403, before anything of it is read.</summary>
public sealed record RequiredPermission(Permission Permission);
