using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Tells how a draft stands to what is live, in the form's words.</summary>
internal static class FormComparison
{
    public static async Task<FormDiffWire> ToWireAsync(
        IDraftReader reader,
        FormKind kind,
        DraftComparison comparison,
        CancellationToken cancellationToken
    )
    {
        var workspace = comparison.Draft.Workspace;
        var changes = await FormStates.DescribeAsync(reader, workspace, kind, comparison.Changes, cancellationToken);
        var conflicts = await FormStates.DescribeAsync(
            reader,
            workspace,
            kind,
            comparison.Conflicts,
            cancellationToken
        );
        return new FormDiffWire
        {
            Version = comparison.Draft.Version,
            Behind = comparison.Behind,
            Changes = [.. changes.Select(static change => new FormDifferenceWire(change))],
            Conflicts = [.. conflicts.Select(static conflict => new FormDifferenceWire(conflict))],
            Problems =
            [
                .. comparison.Problems.Select(problem => new FormProblemWire(
                    problem.Path.ToString(),
                    kind.FieldAt(problem.Path)?.Name,
                    problem.Code,
                    problem.Message,
                    problem.IsWarning
                )),
            ],
        };
    }
}
