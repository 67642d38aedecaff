using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A template's name as it stands in addresses: made from its name once, unique in the workspace, kept ever after.</summary>
internal sealed class TemplateSlug(TemplateHeaders headers, IAccessStore accounts)
{
    private const int PageSize = 200;

    public async Task<string> MakeAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        string name,
        CancellationToken cancellationToken
    )
    {
        // Where units overlap, two could find the same one free: they wait for one another here.
        await accounts.LockMembersAsync(unit, workspace, cancellationToken);
        var plain = WorkflowHeader.SlugOf(name, TemplateKind.KindName);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var retired in (bool[])[false, true])
        {
            string? cursor = null;
            do
            {
                var page = await unit.ListArtifactsAsync(
                    new ArtifactQuery
                    {
                        Workspace = workspace,
                        Kind = TemplateKind.KindName,
                        Search = plain,
                        Retired = retired,
                        Cursor = cursor,
                        Limit = PageSize,
                    },
                    cancellationToken
                );
                foreach (var artifact in page.Items)
                {
                    taken.Add((await headers.ReadAsync(unit, artifact, cancellationToken)).Slug);
                }

                cursor = page.NextCursor;
            } while (cursor is not null);
        }

        var slug = plain;
        for (var number = 2; taken.Contains(slug); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}");
        }

        return slug;
    }
}
