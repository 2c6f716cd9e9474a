using Microsoft.CodeAnalysis;

namespace NurtureLang.ScriptHost.Checking;

/// <summary>What scripts may use of the standard library: what computes from its values alone, and gives the same on every machine.</summary>
internal sealed class AllowedApi(IAssemblySymbol own)
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Action", "System.Array", "System.ArgumentException", "System.ArgumentNullException", "System.ArgumentOutOfRangeException", "System.ArithmeticException",
        "System.Boolean", "System.Byte", "System.Char", "System.Comparison", "System.Convert", "System.Converter", "System.DateOnly", "System.DateTimeOffset",
        "System.DayOfWeek", "System.Decimal", "System.DivideByZeroException", "System.Double", "System.Enum", "System.Exception", "System.FormatException",
        "System.Func", "System.IComparable", "System.IEquatable", "System.IFormatProvider", "System.IFormattable", "System.Index",
        "System.IndexOutOfRangeException", "System.Int128", "System.Int16", "System.Int32", "System.Int64", "System.InvalidCastException",
        "System.InvalidOperationException", "System.Math", "System.MemoryExtensions", "System.MidpointRounding", "System.NotSupportedException",
        "System.Nullable", "System.Object", "System.OverflowException", "System.Predicate", "System.Range", "System.ReadOnlySpan", "System.SByte", "System.Single",
        "System.Span", "System.String", "System.StringComparer", "System.StringComparison", "System.StringSplitOptions", "System.TimeOnly", "System.TimeSpan",
        "System.Tuple", "System.UInt128", "System.UInt16", "System.UInt32", "System.UInt64", "System.ValueTuple", "System.ValueType", "System.Void",
        "System.Collections.ICollection", "System.Collections.IComparer", "System.Collections.IEnumerable", "System.Collections.IEnumerator",
        "System.Collections.IEqualityComparer", "System.Collections.IList", "System.IDisposable",
        "System.Globalization.CharUnicodeInfo", "System.Globalization.CultureInfo", "System.Globalization.DateTimeStyles", "System.Globalization.NumberFormatInfo",
        "System.Globalization.NumberStyles", "System.Globalization.TextInfo", "System.Globalization.TimeSpanStyles", "System.Globalization.UnicodeCategory",
        "System.Linq.Enumerable", "System.Linq.IGrouping", "System.Linq.ILookup", "System.Linq.IOrderedEnumerable", "System.Linq.Lookup",
        "System.Text.Encoding", "System.Text.Rune", "System.Text.StringBuilder", "System.Text.StringRuneEnumerator", "System.Text.SpanRuneEnumerator",
        // Those whose order comes from hash codes, which differ from run to run, are not among them.
        "System.Collections.Immutable.IImmutableDictionary", "System.Collections.Immutable.IImmutableList", "System.Collections.Immutable.ImmutableDictionary",
        "System.Collections.Immutable.ImmutableArray", "System.Collections.Immutable.ImmutableList",
        "System.Collections.Immutable.ImmutableQueue", "System.Collections.Immutable.ImmutableSortedDictionary",
        "System.Collections.Immutable.ImmutableSortedSet", "System.Collections.Immutable.ImmutableStack",
    };

    private static readonly string[] Namespaces = ["System.Collections.Generic", "System.Text.RegularExpressions"];

    // Of these types only so much.
    private static readonly Dictionary<string, HashSet<string>> Only = new(StringComparer.Ordinal)
    {
        ["System.Math"] = Names("Abs BigMul Ceiling Clamp DivRem E Floor Max MaxMagnitude Min MinMagnitude PI Round Sign Sqrt Truncate"),
        ["System.Double"] = Names(FloatMembers),
        ["System.Single"] = Names(FloatMembers),
        ["System.Globalization.CultureInfo"] = Names("InvariantCulture TextInfo NumberFormat"),
        ["System.Globalization.NumberFormatInfo"] = Names("InvariantInfo"),
        ["System.Globalization.CharUnicodeInfo"] = Names("GetUnicodeCategory GetNumericValue GetDecimalDigitValue GetDigitValue"),
        ["System.Globalization.TextInfo"] = Names("ToLower ToTitleCase ToUpper"),
        ["System.Text.Encoding"] = Names("ASCII GetByteCount GetBytes GetCharCount GetChars GetString Latin1 UTF8"),
        // It helps the sorted one; nothing makes one of its own kind.
        ["System.Collections.Immutable.ImmutableDictionary"] = Names("Contains GetValueOrDefault"),
        ["System.Exception"] = Names(".ctor Message ToString"),
        ["System.Object"] = Names(".ctor Equals ReferenceEquals ToString MemberwiseClone"),
    };

    // Of these types all but that.
    private static readonly Dictionary<string, HashSet<string>> Without = new(StringComparer.Ordinal)
    {
        ["System.DateTimeOffset"] = Names("FromFileTime Now Parse ParseExact ToFileTime ToLocalTime TryParse TryParseExact UtcNow LocalDateTime"),
        ["System.Linq.Enumerable"] = Names("Shuffle"),
        ["System.String"] = Names("Intern IsInterned IsNormalized Normalize"),
        ["System.Text.RegularExpressions.Regex"] = Names("CacheSize CompileToAssembly InfiniteMatchTimeout MatchTimeout"),
        ["System.Array"] = Names("SyncRoot"),
    };

    private const string FloatMembers =
        "Abs Ceiling Clamp CompareTo Epsilon Equals Floor IsFinite IsInfinity IsInteger IsNaN IsNegative IsNegativeInfinity IsPositive IsPositiveInfinity "
        + "Max MaxValue Min MinValue NaN NegativeInfinity Parse PositiveInfinity Round Sign Sqrt ToString Truncate TryParse";

    /// <summary>The part of a type that may not be used; null where all of it may.</summary>
    public ITypeSymbol? Forbidden(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol or IErrorTypeSymbol: return null;
            case IArrayTypeSymbol array: return Forbidden(array.ElementType);
            case INamedTypeSymbol { IsAnonymousType: true } or { TypeKind: TypeKind.Error }: return null;
            case INamedTypeSymbol named:
                if (!IsAllowed(named)) return named;
                foreach (var argument in named.TypeArguments)
                {
                    if (Forbidden(argument) is { } forbidden) return forbidden;
                }

                return null;
            // Pointers and `dynamic`.
            default: return type;
        }
    }

    /// <summary>Whether a member of a type may be used.</summary>
    public bool IsMember(ISymbol member)
    {
        var symbol = member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member;
        // What hash codes are differs from run to run.
        if (symbol.Name == "GetHashCode") return false;
        if (symbol.ContainingType is not { } type || type.IsAnonymousType || IsOwn(type)) return true;
        if (Forbidden(type) is not null) return false;
        // A delegate is called, and that is all.
        if (type.TypeKind == TypeKind.Delegate) return symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke or MethodKind.Constructor };
        var name = NameOf(type);
        if (symbol is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.UserDefinedOperator or MethodKind.Conversion }) return true;
        if (Only.TryGetValue(name, out var some) && !some.Contains(symbol.Name)) return false;
        if (Without.TryGetValue(name, out var not) && not.Contains(symbol.Name)) return false;
        // A limit in time decides nothing: what takes too long ends the run.
        return name != "System.Text.RegularExpressions.Regex"
            || symbol is not IMethodSymbol method || !method.Parameters.Any(one => NameOf(one.Type) == "System.TimeSpan");
    }

    /// <summary>Whether what is of a type can never change.</summary>
    public bool IsFixed(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsFixed(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsFixed(element.Type)),
        INamedTypeSymbol named => NameOf(named) switch
        {
            "System.String" or "System.Boolean" or "System.Char" or "System.Decimal" or "System.Double" or "System.Single" or "System.Byte" or "System.SByte"
                or "System.Int16" or "System.UInt16" or "System.Int32" or "System.UInt32" or "System.Int64" or "System.UInt64" or "System.DateOnly"
                or "System.TimeOnly" or "System.DateTimeOffset" or "System.TimeSpan" or "System.Text.RegularExpressions.Regex" => true,
            "System.Collections.Immutable.ImmutableArray" or "System.Collections.Immutable.ImmutableList" or "System.Collections.Immutable.ImmutableSortedSet"
                or "System.Collections.Immutable.ImmutableSortedDictionary" => named.TypeArguments.All(IsFixed),
            _ => false,
        },
        _ => false,
    };

    /// <summary>Why something may not be used.</summary>
    public static string Why(ISymbol symbol)
    {
        var space = symbol.ContainingNamespace?.ToDisplayString() ?? "";
        var type = (symbol as ITypeSymbol ?? symbol.ContainingType)?.Name ?? "";
        if (symbol.Name == "GetHashCode" || type is "HashCode") return "a hash code differs from run to run";
        if (symbol.Name is "Shuffle" || type is "Random" or "Guid") return "a function is not random: the same values give the same";
        if (type is "DateTime" or "DateTimeOffset" or "TimeZoneInfo" or "TimeProvider" or "Stopwatch")
            return "it reads this machine's clock or zone. Give the function a date or an instant; in C# that is `DateOnly` or `DateTimeOffset`";
        if (space.StartsWith("System.IO", StringComparison.Ordinal) || space.StartsWith("System.Net", StringComparison.Ordinal) || type is "Console" or "Environment")
            return "a function knows nothing but the values that it is given: no files, no network, no environment";
        if (space.StartsWith("System.Threading", StringComparison.Ordinal)) return "a function does one thing after the other";
        if (space.StartsWith("System.Reflection", StringComparison.Ordinal) || type is "Type" or "Activator" or "AppDomain")
            return "a function knows values, not the program that it is in";
        return type is "Math" or "Double" or "Single"
            ? "its last digits differ between machines; count with `decimal`"
            : "only what computes from its values alone is; docs/language.md lists it";
    }

    private bool IsAllowed(INamedTypeSymbol type)
    {
        if (IsOwn(type)) return true;
        var outer = type;
        while (outer.ContainingType is { } containing) outer = containing;
        if (IsOwn(outer)) return true;
        var space = outer.ContainingNamespace?.ToDisplayString() ?? "";
        return Types.Contains($"{space}.{outer.Name}") || Namespaces.Contains(space);
    }

    private bool IsOwn(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, own);

    private static string NameOf(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";

    private static HashSet<string> Names(string list) => [.. list.Split(' ')];
}
