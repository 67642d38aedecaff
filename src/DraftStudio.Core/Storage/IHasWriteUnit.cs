namespace DraftStudio.Core.Storage;

/// <summary>A unit of the draft store, for stores whose rows join it.</summary>
internal interface IHasWriteUnit
{
    WriteUnit Write { get; }
}
