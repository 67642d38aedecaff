using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.History;

/// <summary>Somebody, as lists call them.</summary>
public sealed record Person(UserId Id, string Name);
