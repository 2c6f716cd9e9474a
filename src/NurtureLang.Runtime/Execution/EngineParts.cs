namespace NurtureLang.Runtime.Execution;

/// <summary>The parts of an engine that a run of two versions works with.</summary>
internal readonly record struct EngineParts(LoadedPlan Plan, Enroller Enroller, Caps Caps, StepRunner Steps, ContactFields Fields);
