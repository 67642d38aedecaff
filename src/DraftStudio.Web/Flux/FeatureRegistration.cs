namespace DraftStudio.Web.Flux;

internal sealed record FeatureRegistration(Type FeatureType, Type StateType, Func<object> CreateState);
