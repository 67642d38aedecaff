namespace DraftStudio.Core.Storage;

/// <summary>What a sweep removed.</summary>
public sealed record SweptRows(int Receipts, int Blobs, int Resources);
