namespace DraftStudio.Web.Components.Frame;

/// <summary>Tells the frame who is signed in. Access brings it; one a circuit.</summary>
public interface IFrameAccountReader
{
    ValueTask<FrameAccount> ReadAsync(CancellationToken cancellationToken);
}
