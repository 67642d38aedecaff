using DraftStudio.Web;

if (StudioCommand.IsOne(args))
{
    return await StudioCommand.RunAsync(args, Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddStudio();
var app = builder.Build();
app.UseStudio();
await app.RunAsync();
return 0;
