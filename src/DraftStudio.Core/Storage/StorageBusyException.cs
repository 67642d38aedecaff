namespace DraftStudio.Core.Storage;

/// <summary>The database is locked by another program or out of reach. Nothing was written; the same call may succeed later.</summary>
public sealed class StorageBusyException(string message, Exception? innerException)
    : Exception(message, innerException);
