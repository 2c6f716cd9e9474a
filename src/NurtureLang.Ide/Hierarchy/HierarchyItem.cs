using System.Collections.Immutable;
using NurtureLang.Ide.Features;
using NurtureLang.Syntax.Text;

namespace NurtureLang.Ide.Hierarchy;

/// <summary>Something that others lead to, or that leads to others: a stage, a sequence, a step, a message, a segment, a score, an event.</summary>
/// <param name="Name">Its name; of a step without one its first line.</param>
/// <param name="Detail">What it is, in the author's words.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Place">Its name, or the head of a step.</param>
/// <param name="Whole">All of it, in the same file.</param>
public sealed record HierarchyItem(string Name, string Detail, NameKind Kind, FileSpan Place, TextSpan Whole);

/// <summary>What is on the other side of a lead, and where that is written.</summary>
/// <param name="Item">The other side.</param>
/// <param name="Places">Where it is written, in the file of the side that leads; its name, where it is written in another file.</param>
public sealed record HierarchyLead(HierarchyItem Item, ImmutableArray<TextSpan> Places);
