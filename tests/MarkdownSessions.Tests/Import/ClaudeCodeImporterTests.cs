using System.Text;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Model;

namespace MarkdownSessions.Tests.Import;

public class ClaudeCodeImporterTests
{
    private const string Session = "11111111-2222-4333-8444-555555555555";

    [Theory]
    [InlineData("-home-ann-app/11111111-2222-4333-8444-555555555555.jsonl", true)]
    [InlineData("-home-ann-app/agent-a1.jsonl", true)]
    [InlineData("-home-ann-app/11111111-2222-4333-8444-555555555555/subagents/agent-a1.jsonl", true)]
    [InlineData("-home-ann-app/11111111-2222-4333-8444-555555555555/subagents/agent-a1.meta.json", false)]
    [InlineData("-home-ann-app/sessions-index.json", false)]
    [InlineData("history.jsonl", false)]
    [InlineData("-home-ann-app/11111111-2222-4333-8444-555555555555/tool-results/x.jsonl", false)]
    public void Takes_sessions_and_leaves_the_rest(string path, bool taken) =>
        Assert.Equal(taken, new ClaudeCodeImporter().IsCandidate(path));

    [Fact]
    public void The_head_tells_where_and_with_what_the_session_ran()
    {
        var run = ImportRun.Of(
            ImportRun.User("u1", "\"Hello\""),
            ImportRun.Assistant("a1", "msg_1", """{"type":"text","text":"Hi."}"""));

        Assert.Equal((Session, "chat"), (run.Head.SourceId, run.Head.Type));
        Assert.Equal("2026-01-05T10:00:00.000Z", run.Head.Started?.Text);
        Assert.Equal(
            ["agent=claude-code", "model=claude-opus-4-5", "provider=anthropic", "cwd=/home/ann/app", "branch=main", "source=claude-code/2.1.20"],
            run.Head.Fields.Select(field => $"{field.Key}={field.Value}"));
    }

    [Fact]
    public void A_session_that_was_taken_up_again_is_named_by_its_file()
    {
        byte[] file = Encoding.UTF8.GetBytes(ImportRun.User("u1", "\"copied\""));

        var run = ImportRun.Of(file, "p/2026-01-05-99999999-2222-4333-8444-555555555555.jsonl");

        Assert.Equal("99999999-2222-4333-8444-555555555555", run.Head.SourceId);
        Assert.Equal(Session, run.Entry.Facts.Text("sessionId"));
    }

    [Fact]
    public void A_prompt_is_a_person_s()
    {
        var run = ImportRun.Of(ImportRun.User("8e26412c-77df-4c7d-b39c-0fe6ef6cb58b", "\"Why does \\n this fail?\""));

        Assert.Equal("8e26412c-77df-4c7d-b39c-0fe6ef6cb58b", run.Entry.Id.ToString());
        Assert.Equal(Role.User, run.Entry.Role);
        Assert.Equal([new TextPart("Why does \n this fail?")], run.Entry.Parts);
        Assert.Equal(Facts.Empty, run.Entry.Facts);
    }

    [Theory]
    [InlineData("<system-reminder>x</system-reminder>")]
    [InlineData("<task-notification>x</task-notification>")]
    [InlineData("<local-command-stdout>x</local-command-stdout>")]
    [InlineData("Caveat: The messages below")]
    public void What_the_program_puts_into_a_person_s_mouth_is_the_program_s(string text)
    {
        var run = ImportRun.Of(ImportRun.User("u1", $"\"{text}\""));

        Assert.Equal(Role.System, run.Entry.Role);
        Assert.Equal("user", run.Entry.Facts.Text("record"));
    }

    [Theory]
    [InlineData("<command-name>/exit</command-name>\\n<command-args></command-args>", "/exit")]
    [InlineData("<command-message>go</command-message>\\n<command-name>/go</command-name>", "/go")]
    [InlineData("<bash-input>ls</bash-input>", "!")]
    public void A_command_is_a_person_s_but_no_prompt(string text, string command)
    {
        var run = ImportRun.Of(ImportRun.User("u1", $"\"{text}\""));

        Assert.Equal(Role.User, run.Entry.Role);
        Assert.Equal(command, run.Entry.Facts.Text("command"));
    }

    [Fact]
    public void Meta_and_summary_are_told_apart_from_prompts()
    {
        var run = ImportRun.Of(
            ImportRun.Record("user", "u1", """ "isMeta":true,"message":{"role":"user","content":"injected"}"""),
            ImportRun.Record("user", "u2", """ "isCompactSummary":true,"message":{"role":"user","content":"So far."}"""),
            ImportRun.Record("user", "u3", """ "isSidechain":true,"message":{"role":"user","content":"Find it."}"""));

        Assert.Equal([Role.System, Role.Summary, Role.Agent], run.Entries.Select(entry => entry.Role));
    }

    [Fact]
    public void Lines_of_one_answer_become_continuations_of_one_message()
    {
        var run = ImportRun.Of(
            ImportRun.Assistant("a1", "msg_1", """{"type":"thinking","thinking":"Hm.","signature":"EqQB"}""", output: 3),
            ImportRun.Assistant("a2", "msg_1", """{"type":"text","text":"Look:"}""", output: 3),
            ImportRun.Assistant("a3", "msg_1", """{"type":"tool_use","id":"toolu_1","name":"Bash","input":{ "command" : "ls" },"caller":{"type":"direct"}}""", output: 90));

        Assert.Equal(["msg_1", "msg_1+1", "msg_1+2"], run.Entries.Select(entry => entry.Id.ToString()));
        Assert.Equal("EqQB", Assert.IsType<ThinkingPart>(run.Entries[0].Parts.Single()).Facts.Text("signature"));
        var call = Assert.IsType<ToolCall>(run.Entries[2].Parts.Single());
        Assert.Equal(("toolu_1", "Bash", """{"command":"ls"}"""), (call.Id, call.Name, call.Input));
        Assert.Equal("""{"type":"direct"}""", call.Facts.Raw("caller"));
        Assert.Equal("""{"prompt":10,"completion":90,"cache_write":5}""", run.Entries[2].Facts.Raw("usage"));
        Assert.Equal("a3", run.Entries[2].Facts.Text("uuid"));
    }

    [Fact]
    public void The_last_usage_of_an_answer_is_its_largest()
    {
        var run = ImportRun.Of(
            ImportRun.Assistant("a1", "msg_1", """{"type":"text","text":"a"}""", output: 90),
            ImportRun.Assistant("a2", "msg_2", """{"type":"text","text":"b"}""", output: 4),
            ImportRun.Assistant("a3", "msg_1", """{"type":"text","text":"c"}""", output: 2));

        Assert.Equal([90, 4, 90], run.Entries.Select(entry => entry.Facts.Inner("usage")!.Number("completion")));
    }

    [Fact]
    public void Usage_keeps_what_costs_differently_and_leaves_out_what_says_nothing()
    {
        var run = ImportRun.Of(ImportRun.Record("assistant", "a1", """
             "message":{"id":"m","content":[],"usage":{"input_tokens":0,"output_tokens":1,"cache_creation_input_tokens":9,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":5},"server_tool_use":{"web_search_requests":2},"service_tier":"priority","inference_geo":"not_available"}}
            """.Trim()));

        Assert.Equal(
            """{"prompt":0,"completion":1,"cache_write":9,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":5},"server_tool_use":{"web_search_requests":2},"service_tier":"priority"}""",
            run.Entry.Facts.Raw("usage"));
    }

    [Fact]
    public void A_notice_of_the_program_in_an_answer_s_shape_counts_nothing()
    {
        var run = ImportRun.Of(ImportRun.Assistant("a1", "x", """{"type":"text","text":"API Error"}""").Replace("claude-opus-4-5", "<synthetic>", StringComparison.Ordinal));

        Assert.Equal(Role.System, run.Entry.Role);
        Assert.False(run.Entry.Facts.Has("usage"));
        Assert.DoesNotContain(run.Head.Fields, field => field.Key == "model");
    }

    [Fact]
    public void A_result_answers_its_call_and_says_no_word_twice()
    {
        var run = ImportRun.Of(
            ImportRun.Assistant("a1", "m", """{"type":"tool_use","id":"t1","name":"Edit","input":{"file_path":"/home/ann/app/a.cs","old_string":"old words here","new_string":"new words here"}}"""),
            ImportRun.Record("user", "u1", """
                 "message":{"role":"user","content":[{"tool_use_id":"t1","type":"tool_result","content":"The file has been updated.","is_error":true}]},"toolUseResult":{"filePath":"/home/ann/app/a.cs","oldString":"old words here","newString":"new words here","originalFile":"all of it","structuredPatch":[{"lines":["-a"]}],"userModified":true,"replaceAll":false,"stdout":"has been updated.","exitCode":0}
                """.Trim()));

        var entry = run.Entries[1];

        Assert.Equal(Role.Tool, entry.Role);
        Assert.Equal([new ToolResult("t1", "The file has been updated.") { IsError = true }], entry.Parts);
        Assert.Equal("""{"userModified":true,"exitCode":0}""", entry.Facts.Raw("toolUseResult"));
        Assert.Equal(
            [("toolUseResult: empty fields", 1), ("toolUseResult: originalFile", 1), ("toolUseResult: repeats the answer", 1), ("toolUseResult: repeats the call", 3), ("toolUseResult: structuredPatch", 1)],
            run.Account.Dropped.Select(dropped => (dropped.Key, dropped.Value.Count)));
    }

    [Fact]
    public void What_an_answer_left_out_is_kept_beside_the_log()
    {
        string stdout = new('x', 30_000);
        var run = ImportRun.Of(ImportRun.Record("user", "u1",
            $$$""" "message":{"role":"user","content":[{"tool_use_id":"t1","type":"tool_result","content":"Output too large"}]},"toolUseResult":{"stdout":"{{{stdout}}}"}"""));

        var item = run.Items.OfType<ImportedEntry>().Single();
        var (name, content) = item.Artifacts.Single();

        Assert.Equal(name, Assert.IsType<ArtifactPart>(item.Entry.Parts[1]).Name);
        Assert.Equal($$"""{"stdout":"{{stdout}}"}""", Encoding.UTF8.GetString(content.Span));
    }

    [Fact]
    public void The_borders_of_a_result_s_texts_are_known()
    {
        var run = ImportRun.Of(ImportRun.User("u1",
            """[{"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"one"},{"type":"tool_reference","tool_name":"x"},{"type":"text","text":"two!"}]}]"""));

        var result = Assert.IsType<ToolResult>(run.Entry.Parts[0]);

        Assert.Equal("one\ntwo!", result.Text);
        Assert.Equal("""[3,"tool_reference",4]""", result.Facts.Raw("blocks"));
        Assert.Equal(new OtherPart("tool_reference", """{"type":"tool_reference","tool_name":"x"}"""), run.Entry.Parts[1]);
    }

    [Fact]
    public void A_picture_becomes_an_artifact_named_by_its_content()
    {
        var run = ImportRun.Of(ImportRun.User("u1",
            """[{"type":"text","text":"Look:"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgo="}},{"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]"""));

        var item = run.Items.OfType<ImportedEntry>().Single();

        Assert.Equal("4c4b6a3be131.png", Assert.IsType<ArtifactPart>(item.Entry.Parts[1]).Name);
        Assert.Equal("""{"mime":"image/png","bytes":8}""", ((ArtifactPart)item.Entry.Parts[1]).Facts.ToString());
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], item.Artifacts.Single().Value.ToArray());
        Assert.Equal("image", Assert.IsType<OtherPart>(item.Entry.Parts[2]).Kind);
        Assert.Equal(Role.User, item.Entry.Role);
    }

    [Fact]
    public void Words_beside_a_result_are_a_person_s()
    {
        var run = ImportRun.Of(ImportRun.User("u1",
            """[{"type":"tool_result","tool_use_id":"t1","content":"no"},{"type":"text","text":"Do it otherwise."}]"""));

        Assert.Equal(Role.User, run.Entry.Role);
        Assert.Equal([new ToolResult("t1", "no"), new TextPart("Do it otherwise.")], run.Entry.Parts);
    }

    [Fact]
    public void Blocks_that_nobody_knows_are_kept_whole()
    {
        var run = ImportRun.Of(
            ImportRun.Assistant("a1", "m", """{"type":"redacted_thinking","data":"Eno="}"""),
            ImportRun.Assistant("a2", "m", """{"type":"tool_use","name":7}"""));

        Assert.Equal(
            [new OtherPart("redacted_thinking", """{"type":"redacted_thinking","data":"Eno="}"""), new OtherPart("tool_use", """{"type":"tool_use","name":7}""")],
            run.Entries.SelectMany(entry => entry.Parts));
    }

    [Fact]
    public void Records_that_nobody_knows_are_kept_whole_and_counted()
    {
        var run = ImportRun.Of(
            ImportRun.User("u1", "\"x\""),
            """{"type":"pr-link","prNumber":7,"sessionId":"11111111-2222-4333-8444-555555555555"}""",
            ImportRun.Record("system", "s1", """ "subtype":"turn_duration","durationMs":12"""));

        Assert.Equal([("pr-link", 1L), ("system.turn_duration", 1L)], run.Account.Opaque.Select(kind => (kind.Key, kind.Value)));
        Assert.Equal("pr-link", Assert.IsType<OtherPart>(run.Entries[1].Parts.Single()).Kind);
        Assert.Equal("true", run.Entries[1].Facts.Raw("time_unknown"));
        Assert.Equal(run.Entries[0].Time, run.Entries[1].Time);
    }

    [Fact]
    public void A_compaction_is_told_with_its_numbers()
    {
        var run = ImportRun.Of(ImportRun.Record("system", "s1",
            """ "subtype":"compact_boundary","content":"Conversation compacted","logicalParentUuid":"a9","compactMetadata":{"trigger":"auto","preTokens":155000}"""));

        Assert.Equal(Role.System, run.Entry.Role);
        Assert.Equal([new TextPart("Conversation compacted")], run.Entry.Parts);
        Assert.Equal("""{"subtype":"compact_boundary","logicalParentUuid":"a9","compactMetadata":{"trigger":"auto","preTokens":155000}}""", run.Entry.Facts.ToString());
    }

    [Fact]
    public void An_entry_tells_only_what_changed()
    {
        var run = ImportRun.Of(
            ImportRun.User("u1", "\"a\""),
            ImportRun.User("u2", "\"b\"").Replace("\"parentUuid\":null", "\"parentUuid\":\"u1\"", StringComparison.Ordinal),
            ImportRun.User("u3", "\"c\"").Replace("\"parentUuid\":null", "\"parentUuid\":\"u1\"", StringComparison.Ordinal).Replace("2.1.20", "2.1.21", StringComparison.Ordinal),
            ImportRun.User("u4", "\"d\"").Replace("2.1.20", "2.1.21", StringComparison.Ordinal));

        Assert.Equal(["{}", "{}", """{"parentUuid":"u1","version":"2.1.21"}""", """{"parentUuid":null}"""], run.Entries.Select(entry => entry.Facts.ToString()));
    }

    [Fact]
    public void A_field_of_the_source_cannot_pose_as_one_of_the_footer()
    {
        var run = ImportRun.Of(ImportRun.Record("user", "u1", """ "crc":"0","usage":{"prompt":9},"message":{"role":"user","content":"x"}"""));

        Assert.Equal("""{"source.crc":"0","source.usage":{"prompt":9}}""", run.Entry.Facts.ToString());
    }

    [Fact]
    public void An_answer_s_price_comes_from_its_source()
    {
        var run = ImportRun.Of(ImportRun.Record("assistant", "a1", """ "costUSD":0.0125,"durationMs":900,"message":{"id":"m","model":"claude-3","content":[]}"""));

        Assert.Equal("""{"uuid":"a1","model":"claude-3","provider":"anthropic","cost":0.0125,"ms":900}""", run.Entry.Facts.ToString());
    }

    [Fact]
    public void A_summary_is_the_title_only_where_its_last_record_stands()
    {
        var run = ImportRun.Of(
            """{"type":"summary","summary":"Of another session","leafUuid":"elsewhere"}""",
            """{"type":"summary","summary":"Fix the clock","leafUuid":"u1"}""",
            ImportRun.User("u1", "\"x\""));

        Assert.Contains(KeyValuePair.Create("title", "Fix the clock"), run.Head.Fields);
        Assert.Equal(1, run.Account.Skipped["title of another session"]);
    }

    [Fact]
    public void A_typed_title_wins_over_a_written_one()
    {
        var run = ImportRun.Of(
            ImportRun.User("u1", "\"x\""),
            $$"""{"type":"custom-title","customTitle":"Mine","sessionId":"{{Session}}"}""",
            $$"""{"type":"ai-title","aiTitle":"The machine's","sessionId":"{{Session}}"}""",
            """{"type":"summary","summary":"Its summary","leafUuid":"u1"}""");

        Assert.Contains(KeyValuePair.Create("title", "Mine"), run.Head.Fields);
    }

    [Fact]
    public void A_sub_agent_s_session_knows_its_parent()
    {
        byte[] file = Encoding.UTF8.GetBytes(ImportRun.Record("user", "u1", """ "isSidechain":true,"agentId":"a1","message":{"role":"user","content":"Find it."}""").Replace("\"isSidechain\":false,", "", StringComparison.Ordinal));

        var run = ImportRun.Of(file, $"p/{Session}/subagents/agent-a1.jsonl", ("agent-a1.meta.json", "{\n \"agentType\": \"Explore\",\n \"description\": \"Find the clock\"\n}"));

        Assert.Equal(($"agent-a1.{Session}", "agent", Session), (run.Head.SourceId, run.Head.Type, run.Head.ParentSourceId));
        Assert.Contains(KeyValuePair.Create("agent_type", "Explore"), run.Head.Fields);
        Assert.Contains(KeyValuePair.Create("description", "Find the clock"), run.Head.Fields);
        Assert.Equal(Role.Agent, run.Entry.Role);
        Assert.Equal("""{"agentId":"a1"}""", run.Entry.Facts.ToString());
    }

    [Fact]
    public void A_sub_agent_s_records_inside_progress_are_kept_only_without_a_file_of_its_own()
    {
        string record = ImportRun.Record("progress", "p1", """ "data":{"type":"agent_progress","agentId":"a1","message":{"type":"user"}}""");
        byte[] file = Encoding.UTF8.GetBytes($"{ImportRun.User("u1", "\"x\"")}\n{record}\n");

        var alone = ImportRun.Of(file);
        var beside = ImportRun.Of(file, $"p/{Session}.jsonl", ($"{Session}/subagents/agent-a1.jsonl", ""));

        Assert.Equal(1, alone.Account.Opaque["progress.agent_progress"]);
        Assert.Empty(beside.Account.Opaque);
        Assert.Equal(1, beside.Account.Skipped.Values.Sum());
    }

    [Fact]
    public void A_record_that_stands_twice_is_imported_once()
    {
        string record = ImportRun.User("u1", "\"x\"");

        var run = ImportRun.Of(record, record, record.Replace("\"x\"", "\"y\"", StringComparison.Ordinal));

        Assert.Equal(["u1", "u1+1"], run.Entries.Select(entry => entry.Id.ToString()));
        Assert.Equal(1, run.Account.Skipped["repeated record"]);
    }

    [Fact]
    public void Glued_torn_and_broken_records_cost_one_record_each_and_are_named()
    {
        string whole = ImportRun.User("u1", "\"a\"") + ImportRun.User("u2", "\"b\"") + "\r\n\0\0\n" + ImportRun.User("u3", "\"c\"") + "\n{\"type\":\"user\",\"mess";

        var run = ImportRun.Of(Encoding.UTF8.GetBytes("\uFEFF" + whole));

        Assert.Equal(["u1", "u2", "u3"], run.Entries.Select(entry => entry.Id.Message));
        Assert.Equal([1L, 2L, 4L], run.Account.Issues.Select(issue => issue.Line));
        Assert.Equal((5, 3, 2), (run.Account.Records, run.Account.Imported, run.Account.Skipped.Values.Sum()));
    }

    [Fact]
    public void A_lone_surrogate_is_replaced_and_reported()
    {
        var run = ImportRun.Of(ImportRun.User("u1", "\"a\\ud83d!\""));

        Assert.Equal([new TextPart("a\uFFFD!")], run.Entry.Parts);
        Assert.Equal("1 letters were no Unicode; replaced by U+FFFD", Assert.Single(run.Account.Issues).Problem);
    }

    [Fact]
    public void A_record_without_a_time_gets_the_time_of_the_one_before()
    {
        var run = ImportRun.Of(
            ImportRun.User("u1", "\"a\""),
            ImportRun.User("u2", "\"b\"").Replace("2026-01-05T10:00:00.000Z", "soon", StringComparison.Ordinal));

        Assert.Equal("2026-01-05T10:00:00.000Z", run.Entries[1].Time.Text);
        Assert.Equal("soon", run.Entries[1].Facts.Text("timestamp"));
        Assert.Equal("true", run.Entries[1].Facts.Raw("time_unknown"));
        Assert.Single(run.Account.Issues);
    }

    [Fact]
    public void An_id_that_no_entry_can_have_is_kept_beside_one_that_it_can()
    {
        var run = ImportRun.Of(ImportRun.User("a -- b", "\"x\""));

        Assert.Equal("at0", run.Entry.Id.Message);
        Assert.Equal("a -- b", run.Entry.Facts.Text("source_id"));
    }

    [Fact]
    public void Another_program_s_file_is_no_session()
    {
        var run = ImportRun.Of("""{"timestamp":"2026-01-05T10:00:00Z","type":"session_meta","payload":{}}""", "7", "[1]", "{}");

        Assert.Empty(run.Items);
        Assert.Equal((4, 4), (run.Account.Records, run.Account.Skipped.Values.Sum()));
    }

    [Fact]
    public void A_value_of_two_hundred_levels_survives()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 200)) + "1" + string.Concat(Enumerable.Repeat("]", 200));

        var run = ImportRun.Of(ImportRun.Record("assistant", "a1", $$$""" "odd":{{{deep}}},"message":{"id":"m","content":[{"type":"tool_use","id":"t","name":"X","input":{"a":{{{deep}}}}}]}"""));

        Assert.Equal($$"""{"a":{{deep}}}""", Assert.IsType<ToolCall>(run.Entry.Parts.Single()).Input);
        Assert.Equal(deep, run.Entry.Facts.Text("odd"));
    }

    [Fact]
    public void A_file_that_is_gone_is_reported()
    {
        var run = ImportRun.Of(new ImportSource("p/x.jsonl", _ => null));

        Assert.Empty(run.Items);
        Assert.Single(run.Account.Issues);
    }
}
