using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentMergeTests
{
    [Fact]
    public void Merge_WithOneSideUnchanged_IsTheOther() =>
        Prop.ForAll(
                Pairs,
                pair =>
                    DocumentMerge.Merge(pair.Before, pair.After, pair.Before).Merged.Hash == pair.After.Hash
                    && DocumentMerge.Merge(pair.Before, pair.Before, pair.After).Merged.Hash == pair.After.Hash
            )
            .QuickCheckThrowOnFailure();
}
