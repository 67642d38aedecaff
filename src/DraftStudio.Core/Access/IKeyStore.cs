using System.Collections.Immutable;

namespace DraftStudio.Core.Access;

/// <summary>
/// Keeps the keys that wrap secrets, which are themselves wrapped by the master key. Not asynchronous, because Data
/// Protection is not: called a few times in the life of a process.
/// </summary>
public interface IKeyStore
{
    ImmutableArray<string> ReadAll();

    void Insert(string name, string xml);
}
