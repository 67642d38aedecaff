using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>Makes the first administrator and workspace: unattended from the settings, or for the set-up page.</summary>
internal sealed partial class StudioSetup(
    IDraftStore drafts,
    AccessEngine engine,
    AccessDirectory directory,
    SetupState state,
    PasswordRules passwords,
    IOptions<StudioOptions> options,
    ILogger<StudioSetup> logger
)
{
    private const string DefaultName = "Administrator";

    private const string DefaultWorkspace = "Main";

    private const string DefaultSlug = "main";

    /// <summary>Runs once at start, after the migrations: sets up from the settings, when there are any and nobody did before.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await state.IsDoneAsync(cancellationToken))
        {
            return;
        }

        var bootstrap = options.Value.Bootstrap;
        if (bootstrap is { AdminEmail.Length: > 0, AdminPassword.Length: > 0 })
        {
            var token = bootstrap.AdminToken is { Length: > 0 } text ? TokenSecret.Of(text) : null;
            var result = await RunAsync(
                bootstrap.AdminEmail,
                DefaultName,
                bootstrap.AdminPassword,
                DefaultWorkspace,
                DefaultSlug,
                token,
                cancellationToken
            );
            if (result.Error is DraftError.Invalid invalid)
            {
                throw new InvalidOperationException(
                    $"DraftStudio:Bootstrap cannot be used: {invalid.Errors[0].Message}"
                );
            }

            Log.SetUp(logger);
        }
    }

    /// <summary>Runs last: prints the code for the set-up page when there is still nobody who can sign in.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        if (await state.IsDoneAsync(cancellationToken))
        {
            return;
        }

        Log.CodeNeeded(logger, SetupMiddleware.Path, state.Code);
        await Console.Out.WriteLineAsync($"Set-up code: {state.Code}");
    }

    public async Task<Result<Membership>> RunAsync(
        string email,
        string name,
        string password,
        string workspaceName,
        string workspaceSlug,
        TokenSecret? token,
        CancellationToken cancellationToken
    )
    {
        var command = new SetUpStudio
        {
            Email = email,
            Name = name,
            PasswordHash = passwords.Hash(password),
            WorkspaceName = workspaceName,
            WorkspaceSlug = workspaceSlug,
            Token = token,
        };
        var result = await drafts.WriteAsync(
            (unit, cancel) => engine.SetUpAsync(unit, command, cancel),
            cancellationToken
        );
        directory.Forget();
        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The first administrator and workspace are made")]
        public static partial void SetUp(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The studio is not set up. Open {Path} and type the code {Code}"
        )]
        public static partial void CodeNeeded(ILogger logger, string path, string code);
    }
}
