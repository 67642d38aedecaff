using System.Text.RegularExpressions;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>The store of drafts, on each database alike.</summary>
public abstract class DraftStoreTests : StoreTests
{
    private static readonly DraftError Refusal = new DraftError.Refused("no", "No.");

    private IDraftStore Drafts => Storage.Drafts;

    [Fact]
    public async Task Draft_WithEverything_ComesBackAsItWas()
    {
        var artifact = await AddArtifactAsync();
        var hash = ContentHash.Of("a"u8);
        var draft = await AddDraftAsync(draft =>
            draft with
            {
                Artifact = artifact.Id,
                Slot = "ann",
                BaseRevision = artifact.Head,
                BaseNumber = 3,
                BaseSnapshot = new SnapshotId(hash),
                Snapshot = new SnapshotId(hash),
                SnapshotVersion = 2,
                Version = 2,
                PendingProposals = 1,
            }
        );

        Assert.Equal(draft, await Drafts.FindDraftAsync(Here, draft.Id, Token));
        Assert.Equal(draft, await Drafts.FindOpenDraftAsync(Here, "card", artifact.Id, "ann", Token));
        Assert.Null(await Drafts.FindOpenDraftAsync(Here, "card", artifact.Id, "bob", Token));
    }

    [Fact]
    public async Task Append_MovesTheHeadAndKeepsTheOperationAndTheEntry()
    {
        var draft = await AddDraftAsync();
        var next = Next(draft) with { Title = "Another", Status = DraftStatus.Dormant };
        var operation = NewOperation(next) with { Undoes = 7 };
        var entry = NewEntry(null, next);

        var appended = await Storage.WriteAsync((unit, token) => unit.AppendAsync(next, 0, operation, entry, token));

        Assert.True(appended);
        Assert.Equal(next, await Drafts.FindDraftAsync(Here, draft.Id, Token));
        var stored = Assert.Single(await Drafts.ReadOperationsAsync(Here, draft.Id, 0, 1, Token));
        Assert.Equal(operation with { Changes = stored.Changes }, stored);
        Assert.Equal(DocumentJson.WriteChanges(operation.Changes), DocumentJson.WriteChanges(stored.Changes));
    }

    /// <summary>A unit that has read the head writes only what differs, and knows afterwards what it wrote.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Append_OfAHeadThatTheUnitHasRead_WritesWhatDiffers(bool closes)
    {
        var added = await AddDraftAsync();
        await Storage.WriteAsync((unit, token) => unit.InsertProposalAsync(NewProposal(added, "key"), token));
        Draft? next = null;

        await Storage.WriteAsync(
            async (unit, token) =>
            {
                var head = await unit.FindDraftAsync(Here, added.Id, token);
                Assert.NotNull(head);
                next = Next(head) with { Title = "Another", Detail = "More", UpdatedBy = Ann };
                next = closes ? next with { Status = DraftStatus.Discarded, BaseNumber = 4 } : next;
                Assert.True(
                    await unit.AppendAsync(next, head.Version, NewOperation(next), NewEntry(null, next), token)
                );
                Assert.Equal(next, await unit.FindDraftAsync(Here, added.Id, token));
                await unit.InsertProposalAsync(NewProposal(added, "another"), token);
                Assert.Equal(2, (await unit.FindDraftAsync(Here, added.Id, token))?.PendingProposals);
                return true;
            }
        );

        Assert.Equal(next! with { PendingProposals = 2 }, await Drafts.FindDraftAsync(Here, added.Id, Token));
    }

    [Fact]
    public async Task Append_WithStaleVersion_WritesNothing()
    {
        var draft = await AppendAsync(await AddDraftAsync());
        var stale = draft with { Title = "Too late" };

        var appended = await Storage.WriteAsync(
            (unit, token) => unit.AppendAsync(stale, 0, NewOperation(stale), NewEntry(null, stale), token)
        );

        Assert.False(appended);
        Assert.Equal(draft, await Drafts.FindDraftAsync(Here, draft.Id, Token));
        Assert.Single(await Drafts.ReadOperationsAsync(Here, draft.Id, 0, 9, Token));
    }

    [Fact]
    public async Task Append_AtOnceFromOneVersion_OneWins()
    {
        var draft = await AddDraftAsync();
        var next = Next(draft);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    Storage.WriteAsync(
                        (unit, token) => unit.AppendAsync(next, 0, NewOperation(next), NewEntry(null, next), token)
                    )
                )
        );

        Assert.Single(results, static won => won);
    }

    [Fact]
    public async Task Append_LeavesSnapshotAndCountOfProposalsAlone()
    {
        var draft = await AddDraftAsync();
        var snapshot = new SnapshotId(ContentHash.Of("snapshot"u8));
        await Storage.WriteAsync(
            async (unit, token) =>
            {
                await unit.SetSnapshotAsync(Here, draft.Id, snapshot, 1, token);
                await unit.InsertProposalAsync(NewProposal(draft, "key"), token);
            }
        );

        await AppendAsync(draft);

        var head = await Drafts.FindDraftAsync(Here, draft.Id, Token);
        Assert.Equal((snapshot, 1, 1), (head?.Snapshot, head?.SnapshotVersion, head?.PendingProposals));
    }

    [Fact]
    public async Task Snapshot_OnlyMovesForward()
    {
        var draft = await AddDraftAsync();
        var (newer, older) = (new SnapshotId(ContentHash.Of("2"u8)), new SnapshotId(ContentHash.Of("1"u8)));

        await Storage.WriteAsync((unit, token) => unit.SetSnapshotAsync(Here, draft.Id, newer, 2, token));
        await Storage.WriteAsync((unit, token) => unit.SetSnapshotAsync(Here, draft.Id, older, 1, token));

        Assert.Equal(newer, (await Drafts.FindDraftAsync(Here, draft.Id, Token))?.Snapshot);
    }

    [Fact]
    public async Task Operation_OfAnyLength_ComesBack()
    {
        var draft = await AddDraftAsync();
        var value = string.Concat(Enumerable.Range(0, 40_000).Select(static i => (char)('a' + (i * i % 26))));
        draft = await AppendAsync(draft, value + value);
        draft = await AppendAsync(draft, "short");

        var history = await Drafts.ReadHistoryAsync(Here, draft.Id, 3, 10, Token);

        Assert.Equal([2, 1], history.Select(static operation => operation.Version));
        Assert.Equal(value + value, ((LeafNode?)history[1].Changes[0].After)?.AsString());
        Assert.Empty(await Drafts.ReadHistoryAsync(Here, draft.Id, 1, 10, Token));
    }

    [Fact]
    public async Task Open_FiftyAtOnceInOneSlot_MakesOneRow()
    {
        var artifact = await AddArtifactAsync();
        var drafts = Enumerable.Range(0, 50).Select(_ => NewDraft(null, artifact.Id, "ann")).ToArray();

        var found = await Task.WhenAll(
            drafts.Select(draft =>
                Storage.WriteAsync(
                    async (unit, token) =>
                    {
                        var made = await unit.InsertDraftAsync(draft, token);
                        var open = await unit.FindOpenDraftAsync(Here, "card", artifact.Id, "ann", token);
                        Assert.NotNull(open);
                        return (Made: made, open.Id);
                    }
                )
            )
        );

        Assert.Single(found, static answer => answer.Made);
        Assert.Single(found.Select(static answer => answer.Id).Distinct());
    }

    [Fact]
    public async Task Slot_IsFreeAgainWhenItsDraftIsClosed()
    {
        var artifact = await AddArtifactAsync();
        var draft = await AddDraftAsync(draft => draft with { Artifact = artifact.Id, Slot = "" });
        var closed = Next(draft) with { Status = DraftStatus.Discarded };
        await Storage.WriteAsync(
            (unit, token) => unit.AppendAsync(closed, 0, NewOperation(closed), NewEntry(null, closed), token)
        );

        var again = NewDraft(null, artifact.Id, "");

        Assert.True(await Storage.WriteAsync((unit, token) => unit.InsertDraftAsync(again, token)));
    }

    [Fact]
    public async Task NewThings_HaveNoSlotToFightFor()
    {
        await AddDraftAsync();
        await AddDraftAsync();

        Assert.Equal(2, (await ListAsync(new DraftQuery { Workspace = Here })).Count);
    }

    [Fact]
    public async Task Unit_WithFailedResult_IsTakenBack()
    {
        var draft = NewDraft();

        var result = await Drafts.WriteAsync<bool>(
            async (unit, token) =>
            {
                await unit.InsertDraftAsync(draft, token);
                Assert.NotNull(await unit.FindDraftAsync(Here, draft.Id, token));
                return Refusal;
            },
            Token
        );

        Assert.Equal(Refusal, result.Error);
        Assert.Null(await Drafts.FindDraftAsync(Here, draft.Id, Token));
    }

    [Fact]
    public async Task Units_BadAmongGood_OnlyTheGoodAreThere()
    {
        var drafts = Enumerable.Range(0, 60).Select(_ => NewDraft()).ToArray();

        await Task.WhenAll(
            drafts.Select(
                async (draft, i) =>
                {
                    try
                    {
                        await Drafts.WriteAsync<bool>(
                            async (unit, token) =>
                            {
                                await unit.InsertDraftAsync(draft, token);
                                return (i % 3) switch
                                {
                                    0 => true,
                                    1 => Refusal,
                                    _ => throw new InvalidDataException("A bug."),
                                };
                            },
                            Token
                        );
                    }
                    catch (InvalidDataException)
                    {
                        Assert.Equal(2, i % 3);
                    }
                }
            )
        );

        var there = (await ListAsync(new DraftQuery { Workspace = Here })).Select(static draft => draft.Id).ToHashSet();
        Assert.All(drafts.Index(), pair => Assert.Equal(pair.Index % 3 == 0, there.Contains(pair.Item.Id)));
    }

    [Fact]
    public async Task Document_RememberedInAUnit_IsEverybodysAfterTheCommitAlone()
    {
        var draft = new DraftId(Storage.NewId());
        var document = new Document(MapNode.Empty.With("a", LeafNode.Of("b")));
        await Drafts.WriteAsync<bool>(
            (unit, _) =>
            {
                unit.Remember(draft, 1, document);
                Assert.True(unit.TryRecall(draft, 1, out var own));
                Assert.Same(document, own);
                Assert.False(Drafts.TryRecall(draft, 1, out var others));
                Assert.Null(others);
                return Task.FromResult<Result<bool>>(Refusal);
            },
            Token
        );
        Assert.False(Drafts.TryRecall(draft, 1, out _));

        await Storage.WriteAsync(
            (unit, _) =>
            {
                unit.Remember(draft, 1, document);
                return Task.CompletedTask;
            }
        );

        Assert.True(Drafts.TryRecall(draft, 1, out var known));
        Assert.Same(document, known);
    }

    [Fact]
    public async Task Proposal_IsUniqueByKeyAndCountsOnItsDraft()
    {
        var draft = await AddDraftAsync();
        var first = NewProposal(draft, "key");

        Assert.True(await Storage.WriteAsync((unit, token) => unit.InsertProposalAsync(first, token)));
        Assert.False(
            await Storage.WriteAsync((unit, token) => unit.InsertProposalAsync(NewProposal(draft, "key"), token))
        );

        var stored = await Drafts.FindProposalAsync(Here, "card", "key", Token);
        Assert.Equal(first with { Changes = stored?.Changes ?? [], Approvals = stored?.Approvals ?? [] }, stored);
        Assert.Equal(1, (await Drafts.FindDraftAsync(Here, draft.Id, Token))?.PendingProposals);
        Assert.Equal(1, await Drafts.CountPendingAsync(Here, Token));
    }

    [Fact]
    public async Task Proposal_FiftyDecisionsAtOnce_OneWins()
    {
        var draft = await AddDraftAsync();
        var proposal = NewProposal(draft, "key");
        await Storage.WriteAsync((unit, token) => unit.InsertProposalAsync(proposal, token));
        var decided = proposal with
        {
            Status = ProposalStatus.Accepted,
            Approvals = [new Approval(Ann, "Ann", Storage.Time.GetUtcNow())],
            DecidedBy = Ann,
            DecidedByName = "Ann",
            DecidedAt = Storage.Time.GetUtcNow(),
            Comment = "Good.",
            AppliedVersion = 1,
        };

        var won = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ => Storage.WriteAsync((unit, token) => unit.UpdatePendingProposalAsync(decided, token)))
        );

        Assert.Single(won, static answer => answer);
        var stored = Assert.Single(await Drafts.ListProposalsAsync(Here, draft.Id, Token));
        Assert.Equal(decided.Approvals.AsEnumerable(), stored.Approvals);
        Assert.Equal(decided with { Changes = stored.Changes, Approvals = stored.Approvals }, stored);
        Assert.Equal(0, (await Drafts.FindDraftAsync(Here, draft.Id, Token))?.PendingProposals);
        Assert.Equal(0, await Drafts.CountPendingAsync(Here, Token));
    }

    [Fact]
    public async Task PendingProposals_AreReadPageByPageNewestFirst()
    {
        var draft = await AddDraftAsync();
        for (var i = 0; i < 7; i++)
        {
            // Some at the same time: the id tells them apart.
            Storage.Time.Advance(TimeSpan.FromSeconds(i % 2));
            var proposal = NewProposal(draft, $"key{i}");
            await Storage.WriteAsync((unit, token) => unit.InsertProposalAsync(proposal, token));
        }

        var all = await Drafts.ListPendingAsync(Here, null, 50, Token);
        var paged = await PagesAsync(cursor => Drafts.ListPendingAsync(Here, cursor, 2, Token));

        Assert.Null(all.NextCursor);
        Assert.Equal(7, paged.Count);
        Assert.Equal(
            all.Items.Select(static pending => pending.Proposal.Key),
            paged.Select(static pending => pending.Proposal.Key)
        );
        Assert.Equal(
            paged.Select(static pending => pending.Proposal.CreatedAt).OrderDescending(),
            paged.Select(static pending => pending.Proposal.CreatedAt)
        );
        Assert.All(paged, pending => Assert.Equal(draft.Id, pending.Draft.Id));
    }

    [Theory]
    [InlineData("short")]
    [InlineData(null)]
    public async Task Receipt_ComesBackToItsCallerAlone(string? text)
    {
        var body = text is null ? new byte[100_000] : System.Text.Encoding.UTF8.GetBytes(text);
        var receipt = new Receipt
        {
            Workspace = Here,
            Operation = "provider.draft",
            Caller = Ann,
            Key = "key",
            RequestHash = ContentHash.Of("request"u8),
            Status = 201,
            ETag = "\"1\"",
            Location = "/provider/1",
            Body = body,
            At = Storage.Time.GetUtcNow(),
        };
        await Storage.WriteAsync((unit, token) => unit.InsertReceiptAsync(receipt, token));

        var found = await Drafts.FindReceiptAsync(Here, "provider.draft", Ann, "key", Token);

        Assert.Equal(body, found?.Body.ToArray());
        Assert.Equal(receipt with { Body = found?.Body ?? default }, found);
        Assert.Null(await Drafts.FindReceiptAsync(Here, "provider.draft", Bob, "key", Token));
        Assert.Null(await Drafts.FindReceiptAsync(Here, "cohort.draft", Ann, "key", Token));
        Assert.True(await Drafts.HasReceiptAsync(Here, "provider.draft", "key", Token));
        Assert.False(await Drafts.HasReceiptAsync(Here, "provider.draft", "other", Token));
    }

    [Fact]
    public async Task Receipt_HundredSameKeysAtOnce_HaveOneEffect()
    {
        var receipt = new Receipt
        {
            Workspace = Here,
            Operation = "provider.draft",
            Caller = Ann,
            Key = "key",
            RequestHash = ContentHash.Of("request"u8),
            Status = 201,
            Body = "{}"u8.ToArray(),
            At = Storage.Time.GetUtcNow(),
        };

        var wrote = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ =>
                    Storage.WriteAsync(
                        async (unit, token) =>
                        {
                            if (await unit.FindReceiptAsync(Here, receipt.Operation, Ann, "key", token) is not null)
                            {
                                return false;
                            }

                            await unit.InsertDraftAsync(NewDraft(), token);
                            await unit.InsertReceiptAsync(receipt, token);
                            return true;
                        }
                    )
                )
        );

        Assert.Single(wrote, static answer => answer);
        Assert.Single(await ListAsync(new DraftQuery { Workspace = Here }));
    }

    [Fact]
    public async Task Artifact_WithStaleVersion_IsNotWritten()
    {
        var artifact = await AddArtifactAsync();
        var next = artifact with { Version = 2, HeadNumber = 2, Title = "Next", RetiredAt = Storage.Time.GetUtcNow() };

        Assert.True(await Storage.WriteAsync((unit, token) => unit.UpdateArtifactAsync(next, 1, token)));
        Assert.False(await Storage.WriteAsync((unit, token) => unit.UpdateArtifactAsync(artifact, 1, token)));

        Assert.Equal(next, await Drafts.FindArtifactAsync(Here, artifact.Id, Token));
    }

    [Fact]
    public async Task Revisions_AreReadByNumberAndNewestFirst()
    {
        var artifact = await AddArtifactAsync();
        var draft = await AddDraftAsync();
        var revisions = Enumerable
            .Range(1, 3)
            .Select(number => new Revision
            {
                Workspace = Here,
                Id = new RevisionId(Storage.NewId()),
                Artifact = artifact.Id,
                Number = number,
                Snapshot = new SnapshotId(ContentHash.Of([(byte)number])),
                Draft = draft.Id,
                DraftVersion = number,
                Message = "A message",
                Author = Ann,
                AuthorName = "Ann",
                At = Storage.Time.GetUtcNow(),
            })
            .ToArray();
        foreach (var revision in revisions)
        {
            await Storage.WriteAsync((unit, token) => unit.InsertRevisionAsync(revision, token));
        }

        Assert.Equal(revisions[1], await Drafts.FindRevisionAsync(Here, artifact.Id, 2, Token));
        Assert.Null(await Drafts.FindRevisionAsync(Here, artifact.Id, 4, Token));
        Assert.Equal([revisions[2], revisions[1]], await Drafts.ListRevisionsAsync(Here, artifact.Id, null, 2, Token));
        Assert.Equal([revisions[0]], await Drafts.ListRevisionsAsync(Here, artifact.Id, 2, 2, Token));
    }

    [Fact]
    public async Task Revision_WithTakenNumber_Throws()
    {
        var artifact = await AddArtifactAsync();
        Revision Numbered() =>
            new()
            {
                Workspace = Here,
                Id = new RevisionId(Storage.NewId()),
                Artifact = artifact.Id,
                Number = 1,
                Snapshot = SnapshotId.Empty,
                Author = Ann,
                AuthorName = "Ann",
                At = Storage.Time.GetUtcNow(),
            };
        await Storage.WriteAsync((unit, token) => unit.InsertRevisionAsync(Numbered(), token));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Storage.WriteAsync((unit, token) => unit.InsertRevisionAsync(Numbered(), token))
        );
    }

    [Fact]
    public async Task Blob_ComesBackUncompressed()
    {
        var content = new byte[50_000];
        var blob = PreparedBlob.Prepare(content);
        Assert.True(blob.IsCompressed);

        await Storage.WriteAsync((unit, token) => unit.PutBlobAsync(Here, blob, token));
        await Storage.WriteAsync((unit, token) => unit.PutBlobAsync(Here, blob, token));

        Assert.Equal(content, (await Drafts.ReadBlobAsync(Here, blob.Hash, Token))?.ToArray());
        Assert.Null(await Drafts.ReadBlobAsync(Here, ContentHash.Of("other"u8), Token));
    }

    [Fact]
    public async Task Rules_AreTheWorkspaces()
    {
        var strict = new WorkspaceRules { ForbidOwnDecisions = true, RequiredApprovals = 2 };
        var there = await Storage.AddWorkspaceAsync(strict);

        Assert.Equal(strict, await Drafts.ReadRulesAsync(there, Token));
        Assert.Equal(new WorkspaceRules(), await Drafts.ReadRulesAsync(Here, Token));
    }

    [Fact]
    public async Task Drafts_AreReadPageByPageNewestChangeFirst()
    {
        for (var i = 0; i < 9; i++)
        {
            Storage.Time.Advance(TimeSpan.FromMilliseconds(i % 3 == 0 ? 1 : 0));
            await AddDraftAsync(draft =>
                draft with
                {
                    Title = $"Draft {i}",
                    Status = i % 2 == 0 ? DraftStatus.Active : DraftStatus.Published,
                }
            );
        }

        var query = new DraftQuery
        {
            Workspace = Here,
            Kind = "card",
            Statuses = [DraftStatus.Active, DraftStatus.Published],
        };
        var all = await Drafts.ListDraftsAsync(query, Token);
        var paged = await ListAsync(query with { Limit = 2 });

        Assert.Equal(9, all.Items.Length);
        Assert.Equal(all.Items.AsEnumerable(), paged);
        Assert.Equal(
            all.Items.Select(static draft => draft.UpdatedAt).OrderDescending(),
            all.Items.Select(static draft => draft.UpdatedAt)
        );
        Assert.Equal(5, (await ListAsync(new DraftQuery { Workspace = Here })).Count);
    }

    /// <summary>Each kind is read on its own; what comes out is one list.</summary>
    [Fact]
    public async Task Drafts_OfAllKinds_AreOneListNewestChangeFirst()
    {
        for (var i = 0; i < 12; i++)
        {
            Storage.Time.Advance(TimeSpan.FromMilliseconds(i % 3 == 0 ? 1 : 0));
            await AddDraftAsync(draft =>
                draft with
                {
                    Kind = ((string[])["card", "note", "a kind", "zone"])[i % 4],
                    Status = i % 5 == 0 ? DraftStatus.Dormant : DraftStatus.Active,
                    Owner = i % 2 == 0 ? Ann : Bob,
                }
            );
        }

        var query = new DraftQuery { Workspace = Here, Statuses = [DraftStatus.Active, DraftStatus.Dormant] };
        var all = (await Drafts.ListDraftsAsync(query, Token)).Items;
        var owned = await ListAsync(query with { Owner = Bob, Limit = 2 });

        Assert.Equal(12, all.Length);
        Assert.Equal(
            all.OrderByDescending(static draft => draft.UpdatedAt)
                .ThenByDescending(static draft => draft.Id.ToString(), StringComparer.Ordinal),
            all
        );
        Assert.Equal(all.AsEnumerable(), await ListAsync(query with { Limit = 5 }));
        Assert.Equal(all.Where(static draft => draft.Owner == Bob), owned);
        Assert.Empty(await ListAsync(query with { Workspace = await Storage.AddWorkspaceAsync() }));
    }

    [Fact]
    public async Task Drafts_OfAnyOfSeveralArtifacts_AreThoseAlone()
    {
        var artifacts = new List<ArtifactId>();
        for (var i = 0; i < 4; i++)
        {
            var artifact = await AddArtifactAsync($"Card {i}");
            artifacts.Add(artifact.Id);
            await AddDraftAsync(draft => draft with { Artifact = artifact.Id, Slot = "" });
        }

        await AddDraftAsync(draft => draft with { Artifact = artifacts[0], Slot = "bob" });
        await AddDraftAsync();
        var everything = new DraftQuery { Workspace = Here };
        var unknown = Enumerable.Range(0, 197).Select(_ => new ArtifactId(Storage.NewId()));

        // Nearly as many as there may be: the statement is padded to a few lengths.
        foreach (var kind in (string?[])["card", null])
        {
            var found = await ListAsync(
                everything with
                {
                    Kind = kind,
                    Artifacts = [artifacts[0], .. unknown, artifacts[2]],
                    Limit = 2,
                }
            );
            Assert.Equal(
                [artifacts[0], artifacts[0], artifacts[2]],
                found.Select(static draft => draft.Artifact ?? default).OrderBy(artifacts.IndexOf)
            );
        }

        Assert.Equal(
            artifacts[3],
            Assert.Single(await ListAsync(everything with { Artifacts = [artifacts[3]] })).Artifact
        );
        Assert.Empty(await ListAsync(everything with { Artifacts = [artifacts[3]], Kind = "other" }));
        Assert.Equal(6, (await ListAsync(everything)).Count);
    }

    [Fact]
    public async Task Drafts_OfSomethingNew_AreThoseWithoutAnArtifact()
    {
        var artifact = await AddArtifactAsync();
        await AddDraftAsync(draft => draft with { Artifact = artifact.Id, Slot = "" });
        var made = await AddDraftAsync();
        Storage.Time.Advance(TimeSpan.FromSeconds(1));
        var other = await AddDraftAsync(static draft => draft with { Kind = "other" });
        var query = new DraftQuery { Workspace = Here, OnlyNew = true };

        Assert.Equal([other.Id, made.Id], (await ListAsync(query with { Limit = 1 })).Select(static draft => draft.Id));
        Assert.Equal(made.Id, Assert.Single(await ListAsync(query with { Kind = "card" })).Id);
        Assert.Equal(3, (await ListAsync(query with { OnlyNew = false })).Count);
    }

    [Fact]
    public async Task Drafts_AreFoundByWhatTheyAre()
    {
        var artifact = await AddArtifactAsync();
        var wanted = await AddDraftAsync(draft =>
            draft with
            {
                Artifact = artifact.Id,
                Slot = "",
                Owner = Bob,
                PendingProposals = 2,
                Title = "Ärztliche 50%_Auskunft",
            }
        );
        await AddDraftAsync(static draft => draft with { Kind = "other", Title = "Something 50 else" });
        var everything = new DraftQuery { Workspace = Here };

        Assert.Equal(2, (await ListAsync(everything)).Count);
        foreach (
            var query in new[]
            {
                everything with
                {
                    Kind = "card",
                },
                everything with
                {
                    Owner = Bob,
                },
                everything with
                {
                    Artifact = artifact.Id,
                },
                everything with
                {
                    WithPendingProposals = true,
                },
                everything with
                {
                    Search = "ÄRZTL",
                },
                everything with
                {
                    Search = "50%_a",
                },
                everything with
                {
                    Search = "ärztliche",
                    Owner = Bob,
                    Artifact = artifact.Id,
                    Kind = "card",
                    WithPendingProposals = true,
                },
            }
        )
        {
            Assert.Equal([wanted], await ListAsync(query));
        }

        Assert.Empty(await ListAsync(everything with { Search = "5_%" }));
        Assert.Empty(await ListAsync(everything with { Statuses = [DraftStatus.Discarded] }));
    }

    [Theory]
    [InlineData(ArtifactOrder.Title, false)]
    [InlineData(ArtifactOrder.Title, true)]
    [InlineData(ArtifactOrder.Updated, false)]
    [InlineData(ArtifactOrder.Updated, true)]
    public async Task Artifacts_AreReadPageByPageInEachOrder(ArtifactOrder order, bool descending)
    {
        foreach (var title in new[] { "beta", "Alpha", "gamma", "ALPHA", "Ärger", "delta" })
        {
            await AddArtifactAsync(title);
            Storage.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var query = new ArtifactQuery
        {
            Workspace = Here,
            Kind = "card",
            Order = order,
            Descending = descending,
        };
        var all = (await Drafts.ListArtifactsAsync(query, Token)).Items;
        var paged = await PagesAsync(cursor =>
            Drafts.ListArtifactsAsync(query with { Cursor = cursor, Limit = 2 }, Token)
        );

        Assert.Equal(all.AsEnumerable(), paged);
        Assert.Equal(6, all.Length);
        var keys = all.Select(artifact =>
            order == ArtifactOrder.Title ? artifact.Title.ToUpperInvariant() : artifact.UpdatedAt.ToString("O")
        );
        var ascending = order == ArtifactOrder.Title != descending;
        Assert.Equal(
            ascending ? keys.Order(StringComparer.Ordinal) : keys.OrderDescending(StringComparer.Ordinal),
            keys
        );
    }

    [Fact]
    public async Task Artifacts_LiveAndRetiredAreTwoLists()
    {
        var live = await AddArtifactAsync("Live");
        var retired = await AddArtifactAsync(
            "Retired",
            artifact => artifact with { RetiredAt = Storage.Time.GetUtcNow() }
        );
        var query = new ArtifactQuery { Workspace = Here };

        Assert.Equal([live], (await Drafts.ListArtifactsAsync(query, Token)).Items);
        Assert.Equal([retired], (await Drafts.ListArtifactsAsync(query with { Retired = true }, Token)).Items);
        Assert.Equal([live], (await Drafts.ListArtifactsAsync(query with { Search = "liv" }, Token)).Items);
        Assert.Empty((await Drafts.ListArtifactsAsync(query with { Search = "retired" }, Token)).Items);
    }

    [Fact]
    public async Task Cursor_OfAnotherList_IsABug()
    {
        var cursor = Cursor.Of("text", Guid.Empty).ToString();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Drafts.ListDraftsAsync(new DraftQuery { Workspace = Here, Cursor = cursor }, Token)
        );
    }

    [Fact]
    public async Task AnotherWorkspacesRows_DoNotExist()
    {
        var artifact = await AddArtifactAsync();
        var draft = await AppendAsync(await AddDraftAsync(draft => draft with { Artifact = artifact.Id, Slot = "" }));
        var blob = PreparedBlob.Prepare("content"u8.ToArray());
        await Storage.WriteAsync(
            async (unit, token) =>
            {
                await unit.InsertProposalAsync(NewProposal(draft, "key"), token);
                await unit.PutBlobAsync(Here, blob, token);
            }
        );
        var there = await Storage.AddWorkspaceAsync();

        await Storage.WriteAsync((unit, token) => SeesNothingAsync(unit, token));
        await SeesNothingAsync(Drafts, Token);
        Assert.False(
            await Storage.WriteAsync(
                (unit, token) =>
                    unit.AppendAsync(
                        draft with
                        {
                            Workspace = there,
                        },
                        draft.Version,
                        NewOperation(draft),
                        NewEntry(),
                        token
                    )
            )
        );

        async Task SeesNothingAsync(IDraftReader reader, CancellationToken token)
        {
            Assert.Null(await reader.FindDraftAsync(there, draft.Id, token));
            Assert.Null(await reader.FindOpenDraftAsync(there, "card", artifact.Id, "", token));
            Assert.Empty((await reader.ListDraftsAsync(new DraftQuery { Workspace = there }, token)).Items);
            Assert.Empty(await reader.ReadOperationsAsync(there, draft.Id, 0, 9, token));
            Assert.Empty(await reader.ReadHistoryAsync(there, draft.Id, 9, 9, token));
            Assert.Null(await reader.FindProposalAsync(there, "card", "key", token));
            Assert.Empty(await reader.ListProposalsAsync(there, draft.Id, token));
            Assert.Empty((await reader.ListPendingAsync(there, null, 9, token)).Items);
            Assert.Equal(0, await reader.CountPendingAsync(there, token));
            Assert.Null(await reader.FindArtifactAsync(there, artifact.Id, token));
            Assert.Empty((await reader.ListArtifactsAsync(new ArtifactQuery { Workspace = there }, token)).Items);
            Assert.Null(await reader.ReadBlobAsync(there, blob.Hash, token));
        }
    }

    [Fact]
    public async Task Rows_CannotReferToAnotherWorkspace()
    {
        var artifact = await AddArtifactAsync();
        var there = await Storage.AddWorkspaceAsync();
        var draft = NewDraft(there, artifact.Id, "");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Storage.WriteAsync((unit, token) => unit.InsertDraftAsync(draft, token))
        );
    }

    [Fact]
    public async Task EverythingCommitted_IsThereAfterARestart()
    {
        var draft = await AppendAsync(await AddDraftAsync());

        await ReopenAsync();

        Assert.Equal(draft, await Drafts.FindDraftAsync(Here, draft.Id, Token));
        Assert.Single(await Drafts.ReadOperationsAsync(Here, draft.Id, 0, 1, Token));
    }

    [Fact]
    public async Task Engine_TellsItsStoryOnARealStore()
    {
        var engine = new DraftEngine(Drafts, new DraftKinds([new CardKind()]), Storage.Time);
        var ann = EngineStory.Person("Ann", 1, Role.Administrator) with { Workspace = Here };
        async Task<T> DoAsync<T>(Func<IDraftUnit, CancellationToken, Task<Result<T>>> verb)
        {
            Storage.Time.Advance(TimeSpan.FromSeconds(1));
            return EngineStory.Good(await engine.RunAsync(verb, Token));
        }

        var opened = await DoAsync(
            (unit, token) =>
                engine.OpenAsync(
                    unit,
                    ann,
                    new OpenDraft { Kind = CardKind.KindName, Content = EngineStory.Set("/title", "One") },
                    token
                )
        );
        var first = await DoAsync(
            (unit, token) => engine.CommitAsync(unit, ann, new CommitDraft { Draft = opened.Draft.Id }, token)
        );
        var again = await DoAsync(
            (unit, token) =>
                engine.OpenAsync(
                    unit,
                    ann,
                    new OpenDraft { Kind = CardKind.KindName, Artifact = first.Artifact.Id },
                    token
                )
        );
        await DoAsync(
            (unit, token) =>
                engine.ChangeAsync(
                    unit,
                    ann,
                    again.Draft.Id,
                    EngineStory.Set("/title", "Two"),
                    Precondition.None,
                    null,
                    token
                )
        );
        await DoAsync((unit, token) => engine.UndoAsync(unit, ann, again.Draft.Id, token));
        await DoAsync((unit, token) => engine.RedoAsync(unit, ann, again.Draft.Id, token));
        var proposed = await DoAsync(
            (unit, token) =>
                engine.ProposeAsync(
                    unit,
                    ann,
                    new ProposeChanges
                    {
                        Kind = CardKind.KindName,
                        Key = "key",
                        Draft = again.Draft.Id,
                    },
                    EngineStory.Set("/title", "Three"),
                    token
                )
        );
        await DoAsync(
            (unit, token) =>
                engine.DecideAsync(
                    unit,
                    ann,
                    new DecideProposal
                    {
                        Kind = CardKind.KindName,
                        Key = proposed.Proposal.Key,
                        Accept = true,
                    },
                    token
                )
        );
        var second = await DoAsync(
            (unit, token) => engine.CommitAsync(unit, ann, new CommitDraft { Draft = again.Draft.Id }, token)
        );

        Assert.Equal(2, second.Revision.Number);
        var live = await engine.LoadAsync(Drafts, Here, CardKind.KindName, second.Artifact.HeadSnapshot, Token);
        Assert.Equal("Three", (live.At(DocumentPath.Of("title")) as LeafNode)?.AsString());
        Assert.Equal(second.Artifact, await Drafts.FindArtifactAsync(Here, first.Artifact.Id, Token));
    }

    private Task<List<Draft>> ListAsync(DraftQuery query) =>
        PagesAsync(cursor => Drafts.ListDraftsAsync(query with { Cursor = cursor }, Token));

    private static async Task<List<T>> PagesAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            Assert.True(page.NextCursor is null || !page.Items.IsEmpty);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);
        return all;
    }
}

/// <summary>On SQLite.</summary>
public sealed partial class SqliteDraftStoreTests(TestDatabases databases) : DraftStoreTests
{
    /// <summary>A page costs what is on it: no list is read whole to be sorted.</summary>
    [Fact]
    public async Task Plan_OfAPage_ReadsTheIndexInOrder()
    {
        var page = new DraftQuery { Workspace = Here, Kind = "card" };

        foreach (var query in new[] { page, page with { Search = "x", Cursor = "x" }, page with { OnlyNew = true } })
        {
            var plan = await PlanAsync(DraftSql.SelectOf(query, DraftStatus.Active));
            Assert.Contains("ix_drafts_workspace_kind_status_updated_at_id", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("SCAN d", await PlanAsync(DraftSql.KindsThere), StringComparison.Ordinal);
    }

    /// <summary>Of an owner only the owner's open drafts are read.</summary>
    [Theory]
    [InlineData(DraftStatus.Active)]
    [InlineData(DraftStatus.Dormant)]
    public async Task Plan_OfAnOwnersDrafts_ReadsTheOwnersIndex(DraftStatus status)
    {
        var query = new DraftQuery { Workspace = Here, Owner = Ann };

        Assert.Contains(
            "ix_drafts_open_owner (workspace=? AND owner=?)",
            await PlanAsync(DraftSql.SelectOf(query, status)),
            StringComparison.Ordinal
        );
    }

    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();

    private async Task<string> PlanAsync(string sql)
    {
        await using var db = Storage.CreateDbContext();
        await db.Database.OpenConnectionAsync(Token);
        await using var explain = db.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "explain query plan " + Parameter().Replace(sql, "'x'");
        await using var reader = await explain.ExecuteReaderAsync(Token);
        var plan = new List<string>();
        while (await reader.ReadAsync(Token))
        {
            plan.Add(reader.GetString(3));
        }

        Assert.NotEmpty(plan);
        return string.Join('\n', plan);
    }

    [GeneratedRegex("@[a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresDraftStoreTests(TestDatabases databases) : DraftStoreTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
