using System.Collections.Immutable;
using System.Reflection;
using DraftStudio.Core.Access;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A store of accounts where nobody else works in the workspace: a unit has it to itself.</summary>
public class NobodyElse : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(IAccessStore.LockMembersAsync)
            ? Task.FromResult(ImmutableArray<Member>.Empty)
            : throw new NotSupportedException("These pages ask for no account.");
}
