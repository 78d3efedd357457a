using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MarkdownSessions.Tests;

/// <summary>Lists what an assembly shows to others: a type or member a line, sorted; what the compiler adds is left out.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The lines of an assembly.</summary>
    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    /// <summary>The lines of a type.</summary>
    public static IEnumerable<string> Of(Type type) =>
        type.GetMembers(Declared)
            .Select(Line)
            .OfType<string>()
            .Select(line => $"{FullName(type)}.{line}")
            .Prepend($"{FullName(type)}: {Kind(type)}")
            .Order(StringComparer.Ordinal);

    private static string Kind(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        bool hasBase = type.BaseType is { } above && above != typeof(object) && above != typeof(ValueType) && above != typeof(Enum);
        return hasBase ? $"{kind} of {Name(type.BaseType!)}" : kind;
    }

    private static string? Line(MemberInfo member) => member switch
    {
        { } added when added.IsDefined(typeof(CompilerGeneratedAttribute)) => null,
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo { IsPublic: true } field => field.IsLiteral
            ? string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.GetRawConstantValue()}")
            : $"{field.Name}: {Name(field.FieldType)}",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
            $"{property.Name}{Parameters(property.GetIndexParameters(), "[", "]")}: {Name(property.PropertyType)}{Mark(Nullability.Create(property))} {accessors}",
        ConstructorInfo constructor when IsSeen(constructor) => $"new{Parameters(constructor.GetParameters())}",
        MethodInfo { IsSpecialName: true } operation when !operation.Name.StartsWith("op_", StringComparison.Ordinal) => null,
        MethodInfo method when IsSeen(method) => $"{method.Name}{Parameters(method.GetParameters())}: {Name(method.ReturnType)}{Mark(Nullability.Create(method.ReturnParameter))}",
        _ => null,
    };

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsSeen(getter) ? "get" : "";
        string set = property.SetMethod is { } setter && IsSeen(setter) ? IsInit(setter) ? " init" : " set" : "";
        return get + set;
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Parameters(ParameterInfo[] parameters, string open = "(", string close = ")") =>
        parameters.Length == 0 && open == "["
            ? ""
            : open + string.Join(", ", parameters.Select(one => $"{Name(one.ParameterType)}{Mark(Nullability.Create(one))} {one.Name}{(one.IsOptional ? " = …" : "")}")) + close;

    // Of a reference; a value that may be missing says so in its name.
    private static string Mark(NullabilityInfo type) =>
        !type.Type.IsValueType && type.ReadState == NullabilityState.Nullable ? "?" : "";

    private static string FullName(Type type) => type.Namespace + "." + NestedName(type);

    private static string NestedName(Type type) =>
        type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{NestedName(outer)}.{type.Name}" : type.Name;

    private static string Name(Type type)
    {
        if (type.HasElementType)
        {
            string end = type.IsArray ? "[]" : type.IsByRef ? "&" : "*";
            return Name(type.GetElementType()!) + end;
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (!type.IsGenericType)
        {
            return Keywords.GetValueOrDefault(type) ?? NestedName(type);
        }

        string plain = NestedName(type.GetGenericTypeDefinition());
        string arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
        return $"{plain[..plain.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
    }
}
