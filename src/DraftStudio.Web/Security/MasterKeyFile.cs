using System.Security.Cryptography;

namespace DraftStudio.Web.Security;

/// <summary>The master key on disk: 32 random bytes in base64, readable by its owner alone.</summary>
internal static class MasterKeyFile
{
    /// <summary>Reads the key, making the file when it is not there.</summary>
    /// <exception cref="InvalidOperationException">The file does not hold a key.</exception>
    public static MasterKey Open(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return Read(path);
            }
            catch (FileNotFoundException) when (attempt == 0)
            {
                Create(path);
            }
            catch (DirectoryNotFoundException) when (attempt == 0)
            {
                Create(path);
            }
        }
    }

    private static MasterKey Read(string path)
    {
        Span<byte> key = stackalloc byte[MasterKey.Size + 1];
        return
            Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) && length == MasterKey.Size
            ? new MasterKey(key[..length])
            : throw new InvalidOperationException(
                $"The master key file {path} must hold {MasterKey.Size} bytes in base64."
            );
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!); // A file's path has a directory.
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKey.Size));
        // Written beside and moved, so that no half key is ever read; without overwriting, so that the first one wins.
        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new StreamWriter(draft, options))
        {
            stream.WriteLine(text);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
