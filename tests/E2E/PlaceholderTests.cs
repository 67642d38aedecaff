namespace DraftStudio.Tests.E2E;

public sealed class SkeletonTests
{
    [Xunit.Fact]
    public void Builds() => Xunit.Assert.True(true);
}
