using DraftStudio.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddStudio();
var app = builder.Build();
app.UseStudio();
await app.RunAsync();
