namespace NurtureLang.Scripting.Protocol;

/// <summary>A script: its path as it is shown, and its text.</summary>
/// <param name="Path">Its path from the campaign's folder.</param>
/// <param name="Text">Its text.</param>
public sealed record ScriptText(string Path, string Text);

/// <summary>A function that a script is to have.</summary>
/// <param name="Name">Its name, which is that of the method.</param>
/// <param name="Script">The script's position among those that are loaded.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Returns">What it gives.</param>
public sealed record ScriptFunction(string Name, int Script, IReadOnlyList<ScriptType> Parameters, ScriptType Returns);

/// <summary>Something in a script that keeps it from being run.</summary>
/// <param name="Script">The script's position among those that are loaded.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Length">How many characters of the line are meant; 0 where no place in particular is.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record ScriptProblem(int Script, int Line, int Column, int Length, string Message);

/// <summary>What a call came to.</summary>
public enum ScriptOutcome
{
    /// <summary>It gave a value, or null.</summary>
    Value,
    /// <summary>It failed: the value is unknown, and the text says why.</summary>
    Failed,
    /// <summary>The process cannot go on; the text says why.</summary>
    Fatal,
}

/// <summary>The answer to a call.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Value">The value.</param>
/// <param name="Text">Why it failed.</param>
public readonly record struct ScriptAnswer(ScriptOutcome Outcome, ScriptValue Value, string? Text);

/// <summary>What is asked of the process.</summary>
public enum ScriptRequest
{
    /// <summary>To compile scripts and look whether they have the functions; nothing of them runs. The answer is the list of problems.</summary>
    Load,
    /// <summary>To run what stands outside of functions: the fixed values.</summary>
    Start,
    /// <summary>To call a function.</summary>
    Call,
}
