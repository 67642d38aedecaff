using System.Xml.Linq;
using DraftStudio.Core.Access;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace DraftStudio.Web.Security;

/// <summary>Data Protection's keys in the database.</summary>
internal sealed class StoredKeys(IKeyStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.ReadAll().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        store.Insert(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
