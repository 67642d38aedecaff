using System.Text.Json;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>What an import would do, as people read it.</summary>
public sealed class ImportPlansTests
{
    [Fact]
    public void Files_AreTold_ByWhatBecomesOfThem()
    {
        var plan = ImportPlans.Of(
            Wire() with
            {
                Files =
                [
                    File("new.html", "added", null, 10),
                    File("other.html", "changed", 5, 6),
                    File("gone.html", "removed", 7, null),
                    File("same.html", "same", 1, 1),
                    File("kept.html", "kept", 2, null),
                ],
            }
        );

        Assert.Equal(new ImportPlanFile("new.html", null, 10), Assert.Single(plan.Added));
        Assert.Equal(new ImportPlanFile("other.html", 5, 6), Assert.Single(plan.Changed));
        Assert.Equal(new ImportPlanFile("gone.html", 7, null), Assert.Single(plan.Removed));
        Assert.Equal((1, 1, 3), (plan.Same, plan.Kept, plan.FileCount));
        Assert.False(plan.IsEmpty);
    }

    [Fact]
    public void Members_AreTold_OneALine()
    {
        var plan = ImportPlans.Of(
            Wire() with
            {
                Settings =
                [
                    new ChangedMemberWire
                    {
                        Pointer = "/settings/pdf/margin",
                        Before = JsonElement.Parse("\"1cm\""),
                        After = JsonElement.Parse("2"),
                    },
                ],
                Inputs =
                [
                    Item(
                        "i1",
                        "title",
                        "changed",
                        """{"name":"title","label":"A"}""",
                        """{"name":"title","label":"B"}"""
                    ),
                    Item("i2", "rows", "added", null, "{}"),
                    Item("i3", "old", "removed", "{}", null),
                    Item("i4", null, "moved", "{}", "{}"),
                ],
            }
        );

        Assert.Equal(
            [
                "Input title: label|A|B",
                "Input rows||added",
                "Input old|removed|",
                "Input||moved",
                "Settings › pdf › margin|1cm|2",
            ],
            plan.Members.Select(static line => $"{line.Label}|{line.Before}|{line.After}")
        );
        Assert.Equal(plan.Members.Length, plan.Members.Select(static line => line.Path).Distinct().Count());
    }

    [Fact]
    public void APlanOfWhatIsThere_ChangesNothing() =>
        Assert.True(ImportPlans.Of(Wire() with { Files = [File("same.html", "same", 1, 1)] }).IsEmpty);

    private static ImportedFileWire File(string name, string change, long? before, long? after) =>
        new()
        {
            Id = null,
            FileName = name,
            Change = change,
            OldSize = before,
            NewSize = after,
            Binary = false,
        };

    private static ChangedItemWire Item(string id, string? name, string change, string? before, string? after) =>
        new()
        {
            Id = id,
            Name = name,
            Change = change,
            Before = before is null ? null : JsonElement.Parse(before),
            After = after is null ? null : JsonElement.Parse(after),
        };

    private static TemplateImportWire Wire() =>
        new()
        {
            DryRun = true,
            Mode = "merge",
            Plan = "hash",
            Version = 3,
            Files = [],
            Template = [],
            Processors = [],
            Inputs = [],
            Settings = [],
            HandlerOptions = [],
        };
}
