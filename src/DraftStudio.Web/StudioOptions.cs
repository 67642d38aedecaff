namespace DraftStudio.Web;

/// <summary>The settings under <c>DraftStudio</c>; in the environment <c>DraftStudio__DataDirectory</c> and so on.</summary>
public sealed class StudioOptions
{
    public const string Section = "DraftStudio";

    /// <summary>The address that browsers use, when a proxy stands before the studio. Origins are compared with it.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Addresses or networks (CIDR) of proxies whose forwarded headers are believed, separated by commas.</summary>
    public string? TrustedProxies { get; set; }

    /// <summary>Where the database, the master key and the backups lie. Default: <c>data</c> beside the program.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The file with the master key: 32 bytes in base64. Default: <c>master.key</c> in the data directory, made when missing.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>A JSON file with further actions for the nodes of workflows. Default: only those that the studio brings.</summary>
    public string? ActionsFile { get; set; }

    public StorageSettings Storage { get; set; } = new();

    /// <summary>Fills a demo workspace. Default: in Development alone.</summary>
    public bool? Demo { get; set; }

    public BootstrapSettings Bootstrap { get; set; } = new();

    public LimitSettings Limits { get; set; } = new();

    /// <summary>Fills in the defaults that depend on where the program runs; then every path is a full one.</summary>
    internal void Complete(IWebHostEnvironment host)
    {
        Demo ??= host.IsDevelopment();
        DataDirectory = Path.GetFullPath(
            string.IsNullOrWhiteSpace(DataDirectory) ? Path.Combine(ProgramDirectory(host), "data") : DataDirectory
        );
        MasterKeyFile = Path.GetFullPath(
            string.IsNullOrWhiteSpace(MasterKeyFile) ? Path.Combine(DataDirectory, "master.key") : MasterKeyFile
        );
    }

    /// <summary>The program's own directory; when it runs from its sources, theirs, for a clean build empties the other.</summary>
    private static string ProgramDirectory(IWebHostEnvironment host) =>
        File.Exists(Path.Combine(host.ContentRootPath, "DraftStudio.Web.csproj"))
            ? host.ContentRootPath
            : AppContext.BaseDirectory;

    /// <summary>Which database.</summary>
    public sealed class StorageSettings
    {
        public const string Sqlite = "Sqlite";

        public const string Postgres = "Postgres";

        /// <summary><c>Sqlite</c> (default) or <c>Postgres</c>.</summary>
        public string Provider { get; set; } = Sqlite;

        /// <summary>Default for SQLite: <c>studio.db</c> in the data directory. Needed for PostgreSQL.</summary>
        public string? ConnectionString { get; set; }

        public bool IsPostgres => string.Equals(Provider, Postgres, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first administrator, made when there is no user yet.</summary>
    public sealed class BootstrapSettings
    {
        public string? AdminEmail { get; set; }

        public string? AdminPassword { get; set; }

        /// <summary>A bearer token with every scope that does not expire; at least 32 characters.</summary>
        public string? AdminToken { get; set; }
    }

    /// <summary>How much one account, address or token may ask for. The defaults are the contract's.</summary>
    public sealed class LimitSettings
    {
        /// <summary>Sign-in, set-up and reveal: attempts a minute an account.</summary>
        public int AttemptsPerAccount { get; set; } = 10;

        /// <summary>Sign-in, set-up and reveal: attempts a minute an address.</summary>
        public int AttemptsPerAddress { get; set; } = 60;

        /// <summary>Requests at work at the same time for one token or session.</summary>
        public int RequestsInFlight { get; set; } = 500;

        /// <summary>Open circuits of one user.</summary>
        public int CircuitsPerUser { get; set; } = 50;

        /// <summary>How often an open page asks whether its person may still be here, in seconds; 1 to 60.</summary>
        public int SessionCheckSeconds { get; set; } = 20;
    }
}
