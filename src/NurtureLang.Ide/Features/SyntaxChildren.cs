using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Ide.Features;

/// <summary>The parts of a node of the tree, whatever node it is: asked of the records themselves, so that a new form is not forgotten here.</summary>
internal static class SyntaxChildren
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The nodes directly in a node, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node) => Known.GetOrAdd(node.GetType(), Find)
        .SelectMany(property => property.GetValue(node) switch
        {
            SyntaxNode one => [one],
            IEnumerable many => many.OfType<SyntaxNode>(),
            _ => Enumerable.Empty<SyntaxNode>(),
        })
        .OrderBy(child => child.Span.Start);

    /// <summary>The nodes that hold an offset, the widest first.</summary>
    public static IEnumerable<SyntaxNode> Around(SyntaxNode node, int offset)
    {
        var current = node;
        while (current is not null)
        {
            yield return current;
            var children = current is FileSyntax file ? file.Imports.Concat<SyntaxNode>(file.Declarations) : Of(current);
            current = children.Where(child => child.Span.Length > 0 && child.Span.Touches(offset)).MaxBy(child => child.Span.Start);
        }
    }

    private static PropertyInfo[] Find(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0
            && (typeof(SyntaxNode).IsAssignableFrom(property.PropertyType)
                || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments() is [var element] && typeof(SyntaxNode).IsAssignableFrom(element)))
            && property.Name != "First"),
    ];
}
