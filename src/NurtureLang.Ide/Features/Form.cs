using System.Collections.Immutable;

namespace NurtureLang.Ide.Features;

/// <summary>Where a form stands.</summary>
public enum FormPlace
{
    /// <summary>At the start of a declaration.</summary>
    File,
    /// <summary>In `score`.</summary>
    Score,
    /// <summary>In `stages`.</summary>
    Stages,
    /// <summary>In `handoff`.</summary>
    Handoff,
    /// <summary>In `policy`.</summary>
    Policy,
    /// <summary>In `sequence` and `program`, beside steps.</summary>
    Sequence,
    /// <summary>Where steps stand.</summary>
    Step,
    /// <summary>Behind a name, in an argument list.</summary>
    Call,
}

/// <summary>A part of a form.</summary>
/// <param name="Text">As it is shown: small words as they are written, capitals for what the author puts there.</param>
/// <param name="Start">The word or sign that begins it; several words where one would be in doubt.</param>
/// <param name="Meaning">What it says, in a sentence.</param>
public sealed record FormPart(string Text, string Start, string Meaning);

/// <summary>The shape of something that is written in parts: what signature help, hover and completion show.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="Example">One of them, as it would be written; a test parses it.</param>
/// <param name="Parts">Its parts, in their order; those behind the first in brackets may be left out.</param>
public sealed record Form(FormPlace Place, string Meaning, string Example, ImmutableArray<FormPart> Parts)
{
    /// <summary>The word or sign that it begins with.</summary>
    public string Lead => Parts[0].Start;

    /// <summary>All of it on one line.</summary>
    public string Label => string.Concat(Parts.Select((part, at) => Gap(at) + part.Text));

    /// <summary>What stands before a part in the label: nothing behind a bracket.</summary>
    /// <param name="part">The part's place, from 0.</param>
    public string Gap(int part) => part == 0 || (Place == FormPlace.Call && !Parts[part].Text.StartsWith('[')) ? "" : " ";
}
