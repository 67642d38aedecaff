using DraftStudio.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Options_ThatMakeSense_HaveNoFaults() =>
        Assert.Empty(new StorageOptions { DataDirectory = "data" }.Validate());

    [Fact]
    public void Options_ThatDoNot_AreRefusedAtRegistration()
    {
        var options = new StorageOptions
        {
            DataDirectory = " ",
            Provider = StorageProvider.Postgres,
            BusyTimeout = TimeSpan.Zero,
            DocumentCacheSize = -1,
        };

        Assert.Equal(4, options.Validate().Count());
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddStudioStorage(options));
    }
}
