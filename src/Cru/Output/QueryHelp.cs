namespace Cru.Output;

/// <summary>The query language on one screen, 40 lines of 80 columns; docs/search.md is the whole of it.</summary>
internal static class QueryHelp
{
    /// <summary>The name of the topic, as of a command.</summary>
    public const string Topic = "query";

    /// <summary>The page.</summary>
    public const string Text = $$"""
        The query language of 'cru session search', 'pick' and 'cleanup'.

        Words:
          disk full            both, in any order; quote the query for your shell
          "disk full"          one behind the other
          disk OR quota        either; OR, AND and NOT in capitals only
          -draft               not that word; also NOT draft
          (disk OR quota) error
          conf*                the beginning of a word, 3 letters or more
          tiemout~             one letter wrong, ~2 two; {{Engines.Fuzzy}}
          *                    every message
        Without words the answer is sessions, the last active first.

        Fields of a message:
          role:user,tool       user, assistant, system, tool, agent, summary, …
          model:opus           also agent: and tool:, by each word of the name
          file:*.cs            a file that calls read or change: name, path, *.ext
          has:error            code, tool, thinking, error, file, artifact, image
          in:code              where words stand: text, code, tool, thinking, title
          text:"a -b"          letter for letter, nothing in it is a sign
        Fields of its session:
          type:chat  project:shop  branch:main  tag:rel*  state:ended  id:chat-2024
          title:"add to cart"  cwd:/home/me/shop  parent:ID
          has:children         parent, tag, title, summary, tokens, cost, project
          cost:>0.5  tokens:10k..  messages:<5
        Time:
          date:2026-07  since:7d  until:2026-06  date:2026-01..2026-03
          since:yesterday      also 12h, 3w, 2mo, 1y; in your zone, or in --tz's
        The same field twice, or with commas, means either; other fields must all
        hold; -tag:x refuses.

        The question as a whole:
          within:session       all words in one session; message: in one message
          @name                a query that '--save name' kept

        Each field is an option, too: --role user. '--explain' tells how a query was
        understood. Nothing is a syntax error: what is no sign is searched as text.
        """;
}
