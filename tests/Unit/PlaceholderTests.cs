namespace DraftStudio.Tests.Unit;

public sealed class SkeletonTests
{
    [Xunit.Fact]
    public void Builds() => Xunit.Assert.True(true);
}
