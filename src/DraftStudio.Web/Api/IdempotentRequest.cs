using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Api;

/// <summary>A write that may carry a key.</summary>
/// <param name="Caller">Whose request it is.</param>
/// <param name="Operation">The operation's stable name: <c>provider.draft</c>.</param>
/// <param name="Key">None for a write that is not to be recognised again.</param>
/// <param name="Hash">From <see cref="RequestHasher"/>.</param>
public sealed record IdempotentRequest(Caller Caller, string Operation, IdempotencyKey Key, ContentHash Hash);
