using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Who the request is from, as found before its endpoint runs.</summary>
internal sealed record CallerFeature(Caller Caller);
