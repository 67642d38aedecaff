namespace DraftStudio.Core.Storage;

/// <summary>There is no room to write. Reading goes on; writing does again as soon as there is room.</summary>
public sealed class StorageFullException(string message, Exception? innerException)
    : Exception(message, innerException);
