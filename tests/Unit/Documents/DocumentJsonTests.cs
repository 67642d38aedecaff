using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentJsonTests
{
    [Fact]
    public void Read_OfWhatWasWritten_IsTheDocument() =>
        Prop.ForAll(DocumentGen.Documents, document => Copy(document).Hash == document.Hash).QuickCheckThrowOnFailure();
}
