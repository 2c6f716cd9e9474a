using System.Globalization;
using NurtureLang.Plan.Functions;
using static NurtureLang.Plan.Serialization.PlanCheck;

namespace NurtureLang.Plan.Serialization;

/// <summary>Checks the functions in C# of a plan: what they take and give, and that each names a script inside of the campaign's folder by its hash.</summary>
internal static class FunctionValidator
{
    private const int LongestName = 200;

    /// <summary>Refuses a plan whose functions are not in order.</summary>
    public static void Check(PlanCheck check)
    {
        Names(check.Plan.Functions.Select(one => one.Name), "functions in C#");
        foreach (var function in check.Plan.Functions)
        {
            Require(IsName(function.Name), "a function in C# has a name that is none");
            foreach (var parameter in List(function.Parameters, PlanFunction.MostParameters, "parameters of a function")) check.Type(parameter.Type);
            Names(function.Parameters.Select(one => one.Name), "parameters of a function");
            check.Type(function.Returns);
            Require(PlanFunction.IsInside(function.Path), "a script lies outside of the campaign's folder");
            Require(function.Hash.Length == 64 && function.Hash.All(char.IsAsciiHexDigitLower), "the hash of a script is none");
        }
    }

    // The name is looked for in the script and shown: it is a word, and no piece of code.
    private static bool IsName(string name) =>
        name.Length <= LongestName && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'
            || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
