using System.Collections;
using NurtureLang.Syntax.Tree;

namespace NurtureLang.Syntax.Tests;

/// <summary>Goes through a tree by its properties.</summary>
internal static class TreeWalk
{
    public static void Visit(SyntaxNode node, Action<SyntaxNode> action)
    {
        action(node);
        foreach (var child in Children(node))
            Visit(child, action);
    }

    public static void VisitPairs(SyntaxNode node, Action<SyntaxNode, SyntaxNode> action)
    {
        foreach (var child in Children(node))
        {
            action(node, child);
            VisitPairs(child, action);
        }
    }

    private static IEnumerable<SyntaxNode> Children(SyntaxNode node)
    {
        foreach (var property in node.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != "First"))
        {
            var value = property.GetValue(node);
            if (value is SyntaxNode child)
                yield return child;
            else if (value is IEnumerable many and not string)
            {
                foreach (var item in many.OfType<SyntaxNode>())
                    yield return item;
            }
        }
    }
}
