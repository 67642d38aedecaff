using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Administration;

/// <summary>A member of the workspace, as the list shows it.</summary>
public sealed record UserLine
{
    public required UserId Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required bool IsSuspended { get; init; }

    public required bool HasPassword { get; init; }

    /// <summary>Whether it is who looks.</summary>
    public required bool IsMe { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public string Status =>
        IsSuspended ? "Suspended"
        : HasPassword ? "Active"
        : "Has not chosen a password";

    public string Icon =>
        IsSuspended ? "lock"
        : HasPassword ? "success"
        : "clock";

    public Tone Tone =>
        IsSuspended ? Tone.Danger
        : HasPassword ? Tone.Success
        : Tone.Warning;

    public static UserLine Of(Member member, UserId me) =>
        new()
        {
            Id = member.Account.Id,
            Name = member.Account.Name,
            Email = member.Account.Email,
            Role = member.Membership.Role,
            IsSuspended = member.Account.SuspendedAt is not null,
            HasPassword = member.Account.PasswordHash is not null,
            IsMe = member.Account.Id == me,
            AddedAt = member.Membership.CreatedAt,
        };
}
