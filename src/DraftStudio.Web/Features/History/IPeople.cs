using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.History;

/// <summary>The names of people, for lists that know their ids.</summary>
public interface IPeople
{
    ValueTask<string> NameOfAsync(UserId user, CancellationToken cancellationToken);
}
