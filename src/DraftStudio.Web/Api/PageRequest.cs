using System.Globalization;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>Which page a list request asks for.</summary>
public sealed record PageRequest(string? Cursor, int Limit)
{
    public const int MaxLimit = 200;

    public const int DefaultLimit = 50;

    /// <summary>Cursor and limit of the query; 422 for what no list of this order gave out.</summary>
    public static Result<PageRequest> Read(HttpRequest request, CursorOrder order)
    {
        var cursor = request.Query["cursor"].ToString();
        if (cursor.Length > 0 && !Core.Drafting.Cursor.TryParse(cursor, order, out _))
        {
            return DraftError.Of("invalid_cursor", "/cursor", "cursor", "The cursor was not given out by this list.");
        }

        var number = DefaultLimit;
        var limit = request.Query["limit"].ToString();
        if (
            limit.Length > 0
            && (
                !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                || number is < 1 or > MaxLimit
            )
        )
        {
            return DraftError.Of("out_of_range", "/limit", "limit", $"The limit is between 1 and {MaxLimit}.");
        }

        return new PageRequest(cursor.Length == 0 ? null : cursor, number);
    }
}
