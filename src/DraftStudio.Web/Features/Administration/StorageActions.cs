using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The store is shown.</summary>
public sealed record StorageShown;

public sealed record StorageLeft;

public sealed record StorageLoaded(StorageView View);

public sealed record StorageFailed(string Reason);

public sealed record BackupRequested;

public sealed record BackupMade;

public sealed record BackupRefused(FormRefusal Refusal);

public sealed record IntegrityCheckRequested;

/// <summary>What is wrong; empty when nothing is.</summary>
public sealed record IntegrityChecked(ImmutableArray<string> Found);
