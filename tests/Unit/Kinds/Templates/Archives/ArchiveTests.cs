using System.IO.Compression;
using System.Text;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates.Archives;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates.Archives;

public sealed class ArchiveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly byte[] Zeros = new byte[3_000_000];

    public static TheoryData<string, string> HostileNames =>
        new()
        {
            { "../evil.html", "the part '..'" },
            { "a/../../evil.html", "the part '..'" },
            { "a/./b.html", "the part '.'" },
            { "/etc/passwd", "absolute" },
            { "C:/windows/evil.html", "absolute" },
            { @"a\..\evil.html", "backslash" },
            { @"..\evil.html", "backslash" },
            { "a//b.html", "empty part" },
            { "a/b\n.html", "control character" },
            { "a/\u0085.html", "control character" },
            { "a/" + new string('é', 128) + ".html", "longer than 255" },
            { string.Concat(Enumerable.Repeat("abcdefg/", 128)) + "a", "longer than 1024" },
            { "", "needs a name" },
            { "//", "absolute" },
        };

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task Open_WithANameThatLeavesItsPlace_NamesTheEntry(string name, string reason)
    {
        var error = await RefusedAsync(ForgedEntry.Stored("fine.html"), ForgedEntry.Stored(name));

        Assert.Equal("archive_entry_path", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(name.Split('/', '\\', '\n', '\u0085')[0], error.Field, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xA1FF_0000, "archive_entry_link")]
    [InlineData(0x2180_0000, "archive_entry_link")]
    [InlineData(0x1180_0000, "archive_entry_link")]
    [InlineData(0x0000_0400, "archive_entry_link")]
    [InlineData(0x41ED_0010, "archive_corrupt")]
    public async Task Open_WithALinkOrADevice_NamesTheEntry(uint attributes, string code)
    {
        var error = await RefusedAsync(ForgedEntry.Stored("a/link", "/etc/passwd") with { Attributes = attributes });

        Assert.Equal((code, "a/link"), (error.Code, error.Field));
    }

    [Theory]
    [InlineData("a/Logo.png", "A/logo.PNG")]
    [InlineData("a/b.html", "a/b.html")]
    [InlineData("caf\u00e9.html", "cafe\u0301.html")]
    [InlineData("a", "a/b.html")]
    [InlineData("A/b/c.html", "a/B")]
    [InlineData("a/b", "A/B/")]
    public async Task Open_WithTwoNamesThatDifferInCaseAlone_NamesTheSecond(string first, string second)
    {
        var error = await RefusedAsync(ForgedEntry.Stored(first), Entry(second));

        Assert.Equal(("archive_name_taken", second), (error.Code, error.Field));
        Assert.Equal("archive_name_taken", (await RefusedAsync(Entry(second), ForgedEntry.Stored(first))).Code);

        static ForgedEntry Entry(string name) => ForgedEntry.Stored(name, name.EndsWith('/') ? "" : "x");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1 | (1 << 6), 0)]
    [InlineData(1 << 13, 0)]
    [InlineData(1 << 5, 8)]
    [InlineData(0, 12)]
    [InlineData(0, 93)]
    public async Task Open_WithAnEntryThatItCannotRead_SaysSo(int flags, int method)
    {
        var error = await RefusedAsync(
            ForgedEntry.Stored("secret.html") with
            {
                Flags = (ushort)flags,
                Method = (ushort)method,
            }
        );

        Assert.Equal(("archive_entry_unsupported", "secret.html"), (error.Code, error.Field));
    }

    [Fact]
    public async Task Open_WithAnEntryThatPacksTooWell_IsABomb()
    {
        var error = await RefusedAsync(ForgedEntry.Stored("a.txt"), ForgedEntry.Deflated("bomb.bin", Zeros));

        Assert.Equal(("archive_bomb", "bomb.bin"), (error.Code, error.Field));
    }

    [Fact]
    public async Task Open_WithASmallFileThatPacksWell_TakesIt()
    {
        var archive = await OpenedAsync(ForgedEntry.Deflated("blank.bmp", Zeros[..900_000]));

        Assert.Equal(("blank.bmp", 900_000L), (archive.Files[0].Path, archive.Files[0].Size));
    }

    [Fact]
    public async Task Open_WithMoreThanAllMayUnpackTo_NamesTheEntryThatIsTooMuch()
    {
        var limits = ArchiveLimits.Import with { Unpacked = 2_500 };
        var entries = Enumerable.Range(0, 3).Select(i => ForgedEntry.Stored($"{i}.txt", new byte[1_000])).ToArray();

        var error = await RefusedAsync(ForgedZip.Of(entries), limits);

        Assert.Equal(("archive_bomb", "2.txt"), (error.Code, error.Field));
    }

    [Fact]
    public async Task Open_WithASizeThatLies_StopsWhereItWasPromisedToEnd()
    {
        var honest = ForgedEntry.Deflated("lie.txt", Zeros);
        var error = await RefusedAsync(honest with { Size = 1_000 });

        Assert.Equal(("archive_corrupt", "lie.txt"), (error.Code, error.Field));
    }

    [Theory]
    [InlineData(5u)]
    [InlineData(2u)]
    public async Task Open_WithFewerBytesThanItSays_IsCorrupt(uint size)
    {
        var honest = ForgedEntry.Deflated("a.txt", "abc"u8.ToArray());

        Assert.Equal("archive_corrupt", (await RefusedAsync(honest with { Size = size })).Code);
    }

    [Fact]
    public async Task Open_WithAnotherChecksum_IsCorrupt()
    {
        var error = await RefusedAsync(ForgedEntry.Stored("a.txt", "abc") with { Checksum = 1 });

        Assert.Equal(("archive_corrupt", "a.txt"), (error.Code, error.Field));
    }

    [Fact]
    public async Task Open_WithEntriesThatShareBytes_IsCorrupt()
    {
        var kernel = ForgedEntry.Stored("a.txt", "abc");
        var error = await RefusedAsync(kernel, kernel with { Name = "b.txt"u8.ToArray(), HeaderStart = 0 });

        Assert.Equal("archive_corrupt", error.Code);
    }

    [Fact]
    public async Task Open_WithTwoNamesForOneEntry_IsCorrupt()
    {
        var error = await RefusedAsync(ForgedEntry.Stored("good.html") with { HeaderName = "evil.html"u8.ToArray() });

        Assert.Equal(("archive_corrupt", "good.html"), (error.Code, error.Field));
    }

    [Fact]
    public async Task Open_WithANameThatIsNotUnicode_SaysSo()
    {
        var error = await RefusedAsync(ForgedEntry.Stored("a") with { Name = [0x61, 0xE9, 0x2E, 0x74] });

        Assert.Equal(("archive_entry_path", "a\u00e9.t"), (error.Code, error.Field));
    }

    [Fact]
    public async Task Open_WithANameThatSteersATerminal_ShowsItEscaped()
    {
        var error = await RefusedAsync(ForgedEntry.Stored("a\u001b[2J\u202e.html"));

        Assert.Equal(@"a\u001b[2J\u202e.html", error.Field);
    }

    [Fact]
    public async Task Open_WithTooManyEntries_IsRefusedBeforeTheyAreRead()
    {
        var entries = Enumerable.Range(0, 11).Select(i => ForgedEntry.Stored($"{i}.txt")).ToArray();

        var error = await RefusedAsync(ForgedZip.Of(entries), ArchiveLimits.Import with { Entries = 10 });

        Assert.Equal("archive_too_large", error.Code);
        Assert.Equal(
            "archive_too_large",
            (await RefusedAsync(ForgedZip.Of(entries, 65_535), ArchiveLimits.Import)).Code
        );
        Assert.Equal("archive_corrupt", (await RefusedAsync(ForgedZip.Of(entries, 12), ArchiveLimits.Import)).Code);
        Assert.Equal("archive_corrupt", (await RefusedAsync(ForgedZip.Of(entries, 10), ArchiveLimits.Import)).Code);
    }

    [Fact]
    public async Task Open_WithTooManyBytes_IsRefused()
    {
        var zip = ForgedZip.Of(ForgedEntry.Stored("a.txt"));

        var error = await RefusedAsync(zip, ArchiveLimits.Import with { Packed = zip.Length - 1 });

        Assert.Equal("archive_too_large", error.Code);
    }

    [Fact]
    public async Task Open_CutAnywhere_IsRefused()
    {
        var zip = ForgedZip.Of(ForgedEntry.Stored("a.txt", "some text"), ForgedEntry.Deflated("b.txt", Zeros[..500]));
        for (var length = 0; length < zip.Length; length++)
        {
            Assert.Equal("archive_corrupt", (await RefusedAsync(zip[..length], ArchiveLimits.Import)).Code);
        }
    }

    [Fact]
    public async Task Open_WithAByteChangedAnywhere_NeverThrows_AndWhatOpensCanBeRead()
    {
        var zip = ForgedZip.Of(ForgedEntry.Stored("a/b.txt", "some text"), ForgedEntry.Deflated("b.txt", Zeros[..500]));
        for (var at = 0; at < zip.Length; at++)
        {
            foreach (var change in (byte[])[1, 0x20, 0x80, 0xFF])
            {
                var broken = (byte[])zip.Clone();
                broken[at] ^= change;
                var opened = await Archive.OpenAsync(new MemoryStream(broken), ArchiveLimits.Import, Token);
                if (opened.TryGet(out var archive, out _))
                {
                    foreach (var file in archive.Files)
                    {
                        await using var contents = archive.Open(file);
                        await contents.CopyToAsync(Stream.Null, Token);
                    }
                }
            }
        }
    }

    [Fact]
    public void Open_WithAnything_NeverThrows() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                static bytes =>
                    Archive.OpenAsync(new MemoryStream(bytes), ArchiveLimits.Import).GetAwaiter().GetResult().Error
                        is not null
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public async Task Open_OfWhatThePlatformWrote_ReadsTheSame()
    {
        var random = new Random(5);
        var contents = Enumerable
            .Range(0, 30)
            .ToDictionary(i => $"part {i % 4}/größe-{i}.bin", i => Bytes(random, i * 5_000), StringComparer.Ordinal);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("part 0/");
            foreach (var (path, bytes) in contents)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        }

        var archive = await OpenedAsync(stream.ToArray());

        Assert.Equal(contents.Keys.Order(StringComparer.Ordinal), archive.Files.Select(file => file.Path));
        foreach (var file in archive.Files)
        {
            Assert.Equal(contents[file.Path], Read(archive, file));
        }
    }

    [Fact]
    public async Task Write_ThenOpen_IsTheSameFiles_WhateverTheOrder()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["template.html"] = "<p>{{ name }}</p>"u8.ToArray(),
            ["assets/logo.png"] = Bytes(new Random(1), 25_000_000),
            ["empty.txt"] = [],
            ["übersicht/größe.css"] = "p{}"u8.ToArray(),
        };

        var zip = await WrittenAsync(files);

        Assert.Equal(zip, await WrittenAsync(files.Reverse()));
        var archive = await OpenedAsync(zip);
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), archive.Files.Select(file => file.Path));
        foreach (var file in archive.Files)
        {
            Assert.Equal(files[file.Path], Read(archive, file));
        }
    }

    [Fact]
    public async Task Write_IsReadByThePlatform_WithDatesThatSayNothing()
    {
        var zip = await WrittenAsync([new("a/b.txt", "text"u8.ToArray())]);

        using var archive = new ZipArchive(new MemoryStream(zip));
        var entry = Assert.Single(archive.Entries);
        using var reader = new StreamReader(entry.Open());
        Assert.Equal("text", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("/a.txt")]
    public async Task Write_WithAPathThatAnImportRefuses_Throws(string path) =>
        await Assert.ThrowsAsync<ArgumentException>(() => WrittenAsync([new(path, [])]));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Read(Archive archive, ArchiveEntry file)
    {
        using var contents = archive.Open(file);
        using var read = new MemoryStream();
        contents.CopyTo(read);
        return read.ToArray();
    }

    private static async Task<byte[]> WrittenAsync(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        await using var output = new ForwardOnlyStream();
        await ArchiveWriter.WriteAsync(
            output,
            files.Select(file => new ArchiveFile(
                file.Key,
                _ => ValueTask.FromResult<Stream>(new MemoryStream(file.Value))
            ))
        );
        return output.Written;
    }

    private static Task<Archive> OpenedAsync(params ForgedEntry[] entries) => OpenedAsync(ForgedZip.Of(entries));

    private static async Task<Archive> OpenedAsync(byte[] zip)
    {
        var opened = await Archive.OpenAsync(new MemoryStream(zip), ArchiveLimits.Import);
        return opened.Match(archive => archive, error => throw new InvalidOperationException(error.ToString()));
    }

    private static Task<FieldError> RefusedAsync(params ForgedEntry[] entries) =>
        RefusedAsync(ForgedZip.Of(entries), ArchiveLimits.Import);

    private static async Task<FieldError> RefusedAsync(byte[] zip, ArchiveLimits limits)
    {
        var opened = await Archive.OpenAsync(new MemoryStream(zip), limits);
        var invalid = Assert.IsType<DraftError.Invalid>(opened.Error);
        Assert.Equal("invalid_archive", invalid.Code);
        return Assert.Single(invalid.Errors);
    }

    /// <summary>As an answer over HTTP is: it goes on, never back, and refuses to be written synchronously.</summary>
    private sealed class ForwardOnlyStream : Stream
    {
        private readonly MemoryStream written = new();

        public byte[] Written => written.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new InvalidOperationException("Synchronous.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            written.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => written.WriteAsync(buffer, cancellationToken);
    }
}
