namespace DraftStudio.Web.Features.Demo;

internal enum DemoVerb
{
    /// <summary>Makes the changes in a draft of one's own and commits it.</summary>
    Commit,

    /// <summary>Makes the changes in a draft of one's own and leaves it open.</summary>
    Draft,

    /// <summary>Proposes the changes on the draft that was left open, or something new when there is none.</summary>
    Propose,

    /// <summary>Accepts the last proposal.</summary>
    Accept,

    /// <summary>Rejects the last proposal.</summary>
    Reject,

    /// <summary>Takes the thing out of use.</summary>
    Retire,
}
