using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentPathTests
{
    private static readonly Gen<DocumentPath> Path = Gen.Elements("", "a", "b", "/", "~", "~1", "é", "0")
        .ArrayOf()
        .Resize(4)
        .Select(keys => DocumentPath.Of(keys));

    private static readonly Arbitrary<DocumentPath> OnePath = Path.ToArbitrary();

    private static readonly Arbitrary<(DocumentPath A, DocumentPath B, DocumentPath C)> Paths = (
        from a in Path
        from b in Gen.OneOf(Path, Path.Select(end => DocumentPath.Of([.. a.Segments, .. end.Segments])))
        from c in Path
        select (a, b, c)
    ).ToArbitrary();

    [Fact]
    public void Parse_OfWhatWasWritten_IsThePath() =>
        Prop.ForAll(OnePath, path => DocumentPath.Parse(path.ToString()) == path).QuickCheckThrowOnFailure();

    [Fact]
    public void CompareTo_IsATotalOrder() =>
        Prop.ForAll(
                Paths,
                paths =>
                {
                    var (a, b, c) = paths;
                    return Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
                        && (a.CompareTo(b) == 0) == (a == b)
                        && (a != b || a.GetHashCode() == b.GetHashCode())
                        && (!(a <= b && b <= c) || a <= c);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void CompareTo_PutsWhatAPathContainsRightAfterIt() =>
        Prop.ForAll(
                Paths,
                paths =>
                {
                    var (a, b, c) = paths;
                    return !a.Contains(b) || (a <= b && !(a < c && c < b && !a.Contains(c)));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Contains_IsOfThePathAndWhatIsBelow() =>
        Prop.ForAll(
                Paths,
                paths =>
                {
                    var (a, b, _) = paths;
                    var isPrefix = b.Segments.Take(a.Segments.Length).SequenceEqual(a.Segments, StringComparer.Ordinal);
                    return a.Contains(b) == isPrefix
                        && a.Contains(a.Child("x"))
                        && !a.Child("x").Contains(a)
                        && a.Overlaps(b) == (a.Contains(b) || b.Contains(a))
                        && DocumentPath.Root.Contains(a);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a")]
    [InlineData("/~")]
    [InlineData("/a~2")]
    public void Parse_OfNoPointer_Throws(string pointer) =>
        Assert.Throws<FormatException>(() => DocumentPath.Parse(pointer));
}
