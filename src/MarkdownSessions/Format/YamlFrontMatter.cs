using System.Text;
using MarkdownSessions.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MarkdownSessions.Format;

/// <summary>
/// Front matter read by YAML's events, within limits: an event reader builds no graph that a few
/// lines could blow up, and stops before the depth at which YamlDotNet 16.3 overflows the stack.
/// </summary>
internal static class YamlFrontMatter
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 10_000;

    /// <summary>Reads the fields; false, and an issue, when this is no YAML map within the limits.</summary>
    public static bool TryRead(string yaml, int firstLine, ICollection<ParseIssue> issues, out List<FrontMatterField> fields)
    {
        fields = [];
        try
        {
            var events = new Events(new Parser(new StringReader(QuoteLinks(yaml))));
            events.Take<StreamStart>();
            if (events.Peek() is StreamEnd)
            {
                return true;
            }

            events.Take<DocumentStart>();
            events.Take<MappingStart>();
            while (events.Peek() is not MappingEnd)
            {
                fields.Add(ReadField(events));
            }

            events.Take<MappingEnd>();
            events.End();
            return true;
        }
        catch (FrontMatterException e)
        {
            issues.Add(new(ParseIssueKind.FrontMatter, firstLine + e.Line - 1, e.Message));
        }
        catch (YamlException e)
        {
            issues.Add(new(ParseIssueKind.FrontMatter, firstLine + (int)e.Start.Line - 1, "front matter is no YAML; read line by line"));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 16.3 throws these for some malformed input (seen in a fuzz run).
            issues.Add(new(ParseIssueKind.FrontMatter, firstLine, "front matter is no YAML; read line by line"));
        }

        fields = [];
        return false;
    }

    /// <summary>The line of a key inside maps, counted from 1, or of the last map on the way to it that is there.</summary>
    /// <param name="yaml">The lines, each with its LF.</param>
    /// <param name="path">The keys, the outermost first.</param>
    /// <returns>0 when this is no YAML map within the limits, or has not even the first key.</returns>
    public static int LineOf(string yaml, ReadOnlySpan<string> path)
    {
        try
        {
            var events = new Events(new Parser(new StringReader(QuoteLinks(yaml))));
            events.Take<StreamStart>();
            events.Take<DocumentStart>();
            return LineOf(events, path);
        }
        catch (Exception e) when (e is FrontMatterException or YamlException or InvalidOperationException or ArgumentException)
        {
            // As in TryRead, which tells what is wrong.
            return 0;
        }
    }

    // Of a repeated key the last one holds, as in what is read.
    private static int LineOf(Events events, ReadOnlySpan<string> path)
    {
        int line = 0;
        events.Take<MappingStart>();
        while (events.Peek() is not MappingEnd)
        {
            var key = events.Take<Scalar>();
            bool isMeant = key.Value == path[0];
            int inner = 0;
            if (isMeant && path.Length > 1 && events.Peek() is MappingStart)
            {
                inner = LineOf(events, path[1..]);
            }
            else
            {
                Json(events);
            }

            line = isMeant ? Math.Max(inner, (int)key.Start.Line) : line;
        }

        events.Take<MappingEnd>();
        return line;
    }

    private static FrontMatterField ReadField(Events events)
    {
        string name = events.Take<Scalar>().Value;
        switch (events.Peek())
        {
            case Scalar:
                return new(name, Text(events.Take<Scalar>()), []);
            case SequenceStart:
                events.Take<SequenceStart>();
                var items = new List<string>();
                while (events.Peek() is not SequenceEnd)
                {
                    items.Add(events.Peek() is Scalar ? events.Take<Scalar>().Value : Json(events));
                }

                events.Take<SequenceEnd>();
                return new(name, Text: null, items);
            default:
                return new(name, Json(events), []);
        }
    }

    private static string? Text(Scalar scalar) =>
        scalar.Style is ScalarStyle.Plain && scalar.Value is "" or "null" or "Null" or "NULL" or "~" ? null : scalar.Value;

    // A value that has parts of its own is kept as JSON, so that it is one text like the others.
    private static string Json(Events events)
    {
        var json = new StringBuilder();
        AppendJson(events, json);
        return json.ToString();
    }

    private static void AppendJson(Events events, StringBuilder json)
    {
        switch (events.Peek())
        {
            case Scalar:
                var scalar = events.Take<Scalar>();
                bool isPlain = scalar.Style is ScalarStyle.Plain;
                json.Append(Text(scalar) switch
                {
                    null => "null",
                    var text when isPlain && JsonLine.TryNormalize(text) is { } literal => literal,
                    var text => JsonLine.Quote(text),
                });
                break;
            case SequenceStart:
                events.Take<SequenceStart>();
                AppendAll<SequenceEnd>(events, json.Append('['), () => AppendJson(events, json));
                json.Append(']');
                break;
            default:
                events.Take<MappingStart>();
                AppendAll<MappingEnd>(events, json.Append('{'), () =>
                {
                    json.Append(JsonLine.Quote(events.Take<Scalar>().Value)).Append(':');
                    AppendJson(events, json);
                });
                json.Append('}');
                break;
        }
    }

    private static void AppendAll<TEnd>(Events events, StringBuilder json, Action appendOne)
        where TEnd : ParsingEvent
    {
        for (bool first = true; events.Peek() is not TEnd; first = false)
        {
            if (!first)
            {
                json.Append(',');
            }

            appendOne();
        }

        events.Take<TEnd>();
    }

    private static string QuoteLinks(string yaml)
    {
        if (!yaml.Contains("[[", StringComparison.Ordinal))
        {
            return yaml;
        }

        var lines = yaml.Split('\n').Select(line =>
            PlainFrontMatter.TrySplit(line.TrimEnd('\r'), out string name, out string value)
            && PlainFrontMatter.TryReadLink(value, out string link)
                ? $"{name}: \"{link.Replace("\\", "\\\\", StringComparison.Ordinal)}\""
                : line);
        return string.Join('\n', lines);
    }

    /// <summary>The parser's events, counted, without what front matter may not hold.</summary>
    private sealed class Events(Parser parser)
    {
        private int depth;
        private int nodes;
        private bool started;

        public ParsingEvent Peek()
        {
            if (!started)
            {
                started = true;
                Move();
            }

            return parser.Current ?? throw new FrontMatterException("front matter ends early; read line by line", 1);
        }

        public T Take<T>()
            where T : ParsingEvent
        {
            var taken = Peek() as T ?? throw Unfit(Peek(), "front matter is no map of keys; read line by line");
            if (taken is not (StreamEnd or DocumentEnd))
            {
                Move();
            }

            return taken;
        }

        /// <summary>Nothing may follow: a second document would be dropped without a word.</summary>
        public void End()
        {
            if (Peek() is not DocumentEnd { IsImplicit: true } || !parser.MoveNext() || parser.Current is not StreamEnd)
            {
                throw Unfit(Peek(), "front matter is more than one YAML document; read line by line");
            }
        }

        private void Move()
        {
            if (!parser.MoveNext() || parser.Current is not { } next)
            {
                return;
            }

            depth += next.NestingIncrease;
            if (depth > MaxDepth || ++nodes > MaxNodes)
            {
                throw Unfit(next, $"front matter is deeper than {MaxDepth} levels or larger than {MaxNodes} nodes; read line by line");
            }

            bool isTagged = next is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty);
            if (next is AnchorAlias || isTagged)
            {
                throw Unfit(next, "anchors, aliases and tags are not allowed in front matter; read line by line");
            }
        }

        private static FrontMatterException Unfit(ParsingEvent at, string problem) => new(problem, (int)at.Start.Line);
    }

    /// <summary>Front matter that YAML may allow and we do not.</summary>
    private sealed class FrontMatterException(string problem, int line) : Exception(problem)
    {
        public int Line => line;
    }
}
