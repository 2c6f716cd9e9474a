using NurtureLang.SampleData;

// Writes the made-up histories of the samples, or with --check says whether the committed ones are what it would write.
var check = args.Contains("--check");
var root = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? ".";
if (!File.Exists(Path.Combine(root, "NurtureLang.sln")))
{
    Console.Error.WriteLine("Run it from the project's root, or name the root: dotnet run --project tests/NurtureLang.SampleData [ROOT] [--check]");
    return 2;
}

var stale = 0;
foreach (var (path, text) in Histories.All())
{
    var file = Path.Combine(root, path);
    if (!check)
    {
        File.WriteAllText(file, text);
    }
    else if (!File.Exists(file) || File.ReadAllText(file) != text)
    {
        Console.Error.WriteLine($"{path} is not what the generator writes; run it without --check.");
        stale++;
    }
}

return stale == 0 ? 0 : 1;
