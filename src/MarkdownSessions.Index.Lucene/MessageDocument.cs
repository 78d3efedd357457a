using Lucene.Net.Documents;
using Lucene.Net.Index;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>The one document that a writer fills for every message: making fields anew costs more than their words.</summary>
internal sealed class MessageDocument : IDisposable
{
    private static readonly FieldType WordsType = Frozen(new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    private static readonly FieldType FactsType = Frozen(new(WordsType) { IndexOptions = IndexOptions.DOCS_ONLY });

    private static readonly FieldType OrdinalType = Frozen(new(Int32Field.TYPE_NOT_STORED)
    {
        NumericPrecisionStep = MessageFields.PrecisionStep,
    });

    private readonly WordStream prose = new();
    private readonly WordStream code = new();
    private readonly WordStream tool = new();
    private readonly WordStream thinking = new();
    private readonly WordStream facts = new();
    private readonly StringField session = new(MessageFields.Session, "", Field.Store.NO);
    private readonly StringField key = new(MessageFields.Key, "", Field.Store.NO);
    private readonly StringField idHash = new(MessageFields.IdHash, "", Field.Store.NO);
    private readonly Int32Field ordinal = new(MessageFields.Ordinal, 0, OrdinalType);
    private readonly NumericDocValuesField sessionValue = new(MessageFields.Session, 0);
    private readonly NumericDocValuesField ordinalValue = new(MessageFields.Ordinal, 0);
    private readonly NumericDocValuesField ticks = new(MessageFields.Ticks, 0);
    private readonly StoredField place = new(MessageFields.Place, "");
    private readonly Document document;

    /// <summary>Makes the fields.</summary>
    public MessageDocument() => document =
    [
        new Field(MessageFields.Prose, prose, WordsType),
        new Field(MessageFields.Code, code, WordsType),
        new Field(MessageFields.Tool, tool, WordsType),
        new Field(MessageFields.Thinking, thinking, WordsType),
        new Field(MessageFields.Facts, facts, FactsType),
        session,
        key,
        idHash,
        ordinal,
        sessionValue,
        ordinalValue,
        ticks,
        place,
    ];

    /// <summary>The document with a message in it, until the next one.</summary>
    public Document Fill(int number, IndexDocument message)
    {
        prose.Take(message.Words.Prose);
        code.Take(message.Words.Code);
        tool.Take(message.Words.Tool);
        thinking.Take(message.Words.Thinking);
        facts.Take(string.Join(' ', message.Facts));
        session.SetStringValue(MessageFields.SessionTerm(number));
        key.SetStringValue(MessageFields.KeyTerm(number, message.Ordinal));
        idHash.SetStringValue(MessageFields.HashTerm(number, message.IdHash));
        ordinal.SetInt32Value(message.Ordinal);
        sessionValue.SetInt64Value(number);
        ordinalValue.SetInt64Value(message.Ordinal);
        ticks.SetInt64Value(message.Ticks);
        place.SetStringValue(MessageFields.PlaceText(message.Place));
        return document;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        prose.Dispose();
        code.Dispose();
        tool.Dispose();
        thinking.Dispose();
        facts.Dispose();
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
