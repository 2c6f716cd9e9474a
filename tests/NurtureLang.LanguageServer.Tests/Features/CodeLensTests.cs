using System.Text.Json;
using NurtureLang.Ide.Features;
using NurtureLang.Ide.Simulations;
using NurtureLang.Ide.Workspaces;

namespace NurtureLang.LanguageServer.Tests.Features;

/// <summary>What can be run, and what the last simulation counted.</summary>
public sealed class CodeLensTests
{
    private const string More = "segment keen = title is known\n"
        + "stages journey {\n  path new, warm\n  new -> warm when is keen\n}\n"
        + "sequence later {\n  enter when stage is warm\n  send hello  task \"Call {email}\" to \"sales\"\n  if is keen { alert \"{email}\" to \"sales\" }\n}\n"
        + "test \"it works\" {\n  contact { email: \"a@b.example\" }\n}\n";

    private const string Result = """
        {"contacts":2000,"stages":{"new":{"now":1,"reached":2000},"warm":{"reached":904}},"personas":{"buyer":31,"other":1969},"segments":{"keen":12},"more":[1,{}]}
        """;

    private const string Reached = """{"welcome":1480,"welcome/hello":1204,"later/hello":7,"later/task_1":6}""";

    [Fact]
    public void Without_a_simulation_there_is_what_can_be_run() =>
        Assert.Equal(["simulate", "run test"], Titles(Editor.Behind(More), null));

    [Fact]
    public void With_a_simulation_there_is_what_it_counted()
    {
        var editor = Editor.Behind(More);
        Assert.Equal(
            [
                "simulate",
                "31 of 2,000 contacts at the end of the last simulation",
                "1,969 of 2,000 contacts at the end of the last simulation",
                "reached by 1,480 of 2,000 contacts in the last simulation",
                "reached by 1,204 of 2,000 contacts in the last simulation",
                "reached by 0 of 2,000 contacts in the last simulation",
                "12 of 2,000 contacts at the end of the last simulation",
                "new: reached by 2,000 of 2,000 contacts in the last simulation",
                "warm: 904",
                "reached by 0 of 2,000 contacts in the last simulation",
                "hello: reached by 7 of 2,000 contacts in the last simulation",
                "task_1: 6",
                "reached by 0 of 2,000 contacts in the last simulation",
                "run test",
            ],
            Titles(editor, Simulation(editor)));
    }

    [Fact]
    public void After_an_edit_the_figures_say_that_they_are_older()
    {
        var editor = Editor.Behind(More);
        var simulation = Simulation(editor);
        var edited = editor.Workspace.With(new OpenDocument("/c/acme.nurture", 2, "// new\n" + editor.Document.Text.Text));
        var lenses = CodeLensFeature.Of(edited, edited.Documents["/c/acme.nurture"], _ => simulation);
        Assert.Contains(lenses, lens => lens.Title == "reached by 1,204 of 2,000 contacts in the last simulation, before the last edit");
        var tested = editor.Workspace.With(new OpenDocument("/c/acme.test.nurture", 1, "test \"a\" {\n}\n"));
        Assert.DoesNotContain(CodeLensFeature.Of(tested, editor.Document, _ => simulation), lens => lens.Title.Contains("edit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"contacts":"many"}""")]
    [InlineData("""{"contacts":-1}""")]
    public void What_is_no_result_gives_no_figures(string result)
    {
        var editor = Editor.Behind("");
        Assert.Null(LastSimulation.Read(JsonElement.Parse(result), default, editor.Workspace.CampaignOf(editor.Document.Path)!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_client_tells_of_a_simulation_and_is_told_to_ask_for_lenses_again(bool isFile)
    {
        var files = Small.Files().With("/out/result.json", Result);
        using var client = TestClient.Initialized(files, """{"workspace":{"codeLens":{"refreshSupport":true}}}""");
        client.Open(Small.Root, Small.Campaign);
        var result = isFile ? "\"/out/result.json\"" : Result;
        client.Notify("nurture/simulated", $$$"""{"uri":"{{{Small.Root}}}","result":{{{result}}},"reached":{{{Reached}}}}""");
        WaitForRefresh(client);
        var lenses = client.Ask("textDocument/codeLens", TestClient.Of(Small.Root))!.AsArray();
        Assert.Equal("nurture.simulate", lenses[0]!["command"]!["command"]!.GetValue<string>());
        Assert.Equal(Small.Root, lenses[0]!["command"]!["arguments"]![0]!.GetValue<string>());
        Assert.Contains(lenses, lens => lens!["command"]!["title"]!.GetValue<string>() == "reached by 1,480 of 2,000 contacts in the last simulation");
    }

    [Fact]
    public void What_is_no_simulation_is_passed_over_with_a_line_in_the_log()
    {
        using var client = TestClient.Initialized(Small.Files());
        client.Open(Small.Root, Small.Campaign);
        client.Notify("nurture/simulated", $$"""{"uri":"{{Small.Root}}","result":"/no/such.json"}""");
        Assert.Contains("nurture/simulated", client.WaitFor("window/logMessage")["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    // The client's own commands are in one place on each side.
    [Fact]
    public void The_extension_has_every_command_that_a_lens_names()
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "vscode-extension", "package.json"));
        Assert.All([Methods.ClientCommands.Simulate, Methods.ClientCommands.RunTest], name => Assert.Contains($"\"command\": \"{name}\"", manifest, StringComparison.Ordinal));
    }

    private static void WaitForRefresh(TestClient client)
    {
        var deadline = DateTime.UtcNow + TestClient.Patience;
        while (!client.Received.Any(one => one["method"]!.GetValue<string>() == "workspace/codeLens/refresh"))
        {
            Assert.True(DateTime.UtcNow < deadline, "the client was not told to ask again");
            Thread.Sleep(5);
        }
    }

    private static LastSimulation Simulation(Editor editor) =>
        LastSimulation.Read(JsonElement.Parse(Result), JsonElement.Parse(Reached), editor.Workspace.CampaignOf(editor.Document.Path)!)!;

    private static IEnumerable<string> Titles(Editor editor, LastSimulation? simulation) =>
        CodeLensFeature.Of(editor.Workspace, editor.Document, _ => simulation).Select(lens => lens.Title);
}
