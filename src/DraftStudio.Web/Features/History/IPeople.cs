using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.History;

/// <summary>The names of people, for lists that know their ids.</summary>
public interface IPeople
{
    ValueTask<string> NameOfAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>The members of a workspace by name, to choose one from; the first 200.</summary>
    Task<ImmutableArray<Person>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken);
}
