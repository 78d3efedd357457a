using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MarkdownSessions.Model;

namespace MarkdownSessions.Bench;

/// <summary>Writes synthetic sessions as Claude Code keeps them: JSON lines, a record a block of an answer.</summary>
internal static class ClaudeSourceMaker
{
    private const int MessagesASession = 800;

    private static readonly JsonWriterOptions AsAgentsWrite = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes files until they hold about <paramref name="mebibytes"/>.</summary>
    public static void Make(string folder, int mebibytes, int seed)
    {
        Directory.CreateDirectory(folder);
        long left = (long)mebibytes * 1024 * 1024;
        foreach (var session in SyntheticSession.Of(new(mebibytes + 1, (mebibytes + 1) * MessagesASession, seed)))
        {
            string id = Uuid(session.Id.Value);
            string path = Path.Join(folder, id + ".jsonl");
            using (var file = File.Create(path))
            {
                Write(file, id, session);
            }

            left -= new FileInfo(path).Length;
            if (left <= 0)
            {
                return;
            }
        }
    }

    private static void Write(FileStream file, string session, SyntheticSession synthetic)
    {
        string? parent = null;
        foreach (var entry in synthetic.Entries())
        {
            int number = 0;
            foreach (var part in entry.Parts)
            {
                string own = Uuid($"{entry.Id}.{number++}");
                WriteRecord(file, session, entry, own, parent, json => WritePart(json, entry, part));
                parent = own;
                if (part is ToolCall { Result: not null } call)
                {
                    own = Uuid($"{entry.Id}.{number++}");
                    WriteRecord(file, session, entry with { Role = Role.User }, own, parent, json => WriteResult(json, call));
                    parent = own;
                }
            }
        }
    }

    private static void WriteRecord(
        FileStream file, string session, Entry entry, string id, string? parent, Action<Utf8JsonWriter> message)
    {
        using (var json = new Utf8JsonWriter(file, AsAgentsWrite))
        {
            json.WriteStartObject();
            json.WriteString("parentUuid", parent);
            json.WriteBoolean("isSidechain", false);
            json.WriteString("userType", "external");
            json.WriteString("cwd", "/home/ann/app");
            json.WriteString("sessionId", session);
            json.WriteString("version", "2.1.20");
            json.WriteString("gitBranch", "main");
            json.WriteString("type", entry.Role is Role.User ? "user" : "assistant");
            message(json);
            json.WriteString("uuid", id);
            json.WriteString("timestamp", entry.Time.Instant!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    private static void WritePart(Utf8JsonWriter json, Entry entry, Part part)
    {
        json.WriteStartObject("message");
        json.WriteString("role", entry.Role is Role.User ? "user" : "assistant");
        if (entry.Role is Role.User)
        {
            json.WriteString("content", ((TextPart)part).Text);
        }
        else
        {
            json.WriteString("model", "sample-model");
            json.WriteString("id", "msg_" + entry.Id);
            json.WriteString("type", "message");
            json.WriteStartArray("content");
            WriteBlock(json, part);
            json.WriteEndArray();
            json.WriteNull("stop_reason");
            json.WritePropertyName("usage");
            json.WriteRawValue("""{"input_tokens":10,"cache_creation_input_tokens":5,"cache_read_input_tokens":0,"output_tokens":7}""");
        }

        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, Part part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case TextPart text:
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                break;
            case ThinkingPart thinking:
                json.WriteString("type", "thinking");
                json.WriteString("thinking", thinking.Text);
                json.WriteString("signature", Uuid(thinking.Text));
                break;
            case ToolCall call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.Id);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                json.WriteRawValue(call.Input);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ToolCall call)
    {
        json.WriteStartObject("message");
        json.WriteString("role", "user");
        json.WriteStartArray("content");
        json.WriteStartObject();
        json.WriteString("tool_use_id", call.Id);
        json.WriteString("type", "tool_result");
        json.WriteString("content", call.Result);
        json.WriteBoolean("is_error", call.IsError);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("toolUseResult");
        json.WriteString("stdout", call.Result);
        json.WriteString("stderr", "");
        json.WriteBoolean("interrupted", false);
        json.WriteEndObject();
    }

    // The shape of a UUID, the same for the same name.
    private static string Uuid(string name)
    {
        uint[] words = [.. Enumerable.Range(0, 4).Select(i => Crc32C.Of(System.Text.Encoding.UTF8.GetBytes($"{i}{name}")))];
        string hex = string.Concat(words.Select(word => word.ToString("x8", CultureInfo.InvariantCulture)));
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[17..20]}-{hex[20..]}";
    }
}
