using System.Collections.Concurrent;
using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.History;

/// <summary>Looks each name up once a circuit; a new name shows on the next one.</summary>
internal sealed class People(IAccessStore accounts) : IPeople
{
    private const int MostListed = 200;
    private const string Studio = "Draft Studio";
    private const string Gone = "Somebody";

    private readonly ConcurrentDictionary<UserId, string> names = new();

    public async ValueTask<string> NameOfAsync(UserId user, CancellationToken cancellationToken)
    {
        if (user == UserId.Studio)
        {
            return Studio;
        }

        if (!names.TryGetValue(user, out var name))
        {
            name = (await accounts.FindAccountAsync(user, cancellationToken))?.Name ?? Gone;
            names[user] = name;
        }

        return name;
    }

    public async Task<ImmutableArray<Person>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var members = await accounts.ListMembersAsync(workspace, null, MostListed, cancellationToken);
        return [.. members.Items.Select(static member => new Person(member.Account.Id, member.Account.Name))];
    }
}
