using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentDiffTests
{
    [Fact]
    public void Between_ThenApply_IsTheOther() =>
        Prop.ForAll(
                Pairs,
                pair => pair.Before.Apply(DocumentDiff.Between(pair.Before, pair.After)).Hash == pair.After.Hash
            )
            .QuickCheckThrowOnFailure();
}
