using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

/// <summary>What people paste and how they look for it again (docs/search.md, "What is found").</summary>
public class EverydayTextTests
{
    [Theory]
    [InlineData("我们需要修复登录页面的错误。", "登录", true)]
    [InlineData("我们需要修复登录页面的错误。", "登录页面", true)]
    [InlineData("我们需要修复登录页面的错误。", "错", true)]
    [InlineData("我们需要修复登录页面的错误。", "页登", false)]
    [InlineData("我们需要修复登录页面的错误。", "登录 错误", true)]
    [InlineData("データベースの接続がタイムアウトしました", "タイムアウト", true)]
    [InlineData("データベースの接続がタイムアウトしました", "ﾃﾞｰﾀﾍﾞｰｽ", true)]
    [InlineData("データベースの接続がタイムアウトしました", "接続が", true)]
    [InlineData("データベースの接続がタイムアウトしました", "切断", false)]
    [InlineData("서버가 응답하지 않습니다", "응답", true)]
    [InlineData("서버가 응답하지 않습니다", "서버", true)]
    [InlineData("서버가 응답하지 않습니다", "답응", false)]
    [InlineData("ไม่สามารถเชื่อมต่อฐานข้อมูลได้", "ฐานข้อมูล", true)]
    [InlineData("ไม่สามารถเชื่อมต่อฐานข้อมูลได้", "เซิร์ฟเวอร์", false)]
    [InlineData("用React写组件", "react", true)]
    [InlineData("用React写组件", "组件", true)]
    [InlineData("版本2.0发布", "2.0", true)]
    public void Scripts_without_blanks(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("Le café est fermé", "cafe ferme", true)]
    [InlineData("the cafe", "café", true)]
    [InlineData("cafe\u0301 au lait", "café", true)]
    [InlineData("Smörgåsbord und Ærø", "smorgasbord aero", true)]
    [InlineData("Die Straße ist naß", "strasse nass", true)]
    [InlineData("STRASSE", "straße", true)]
    [InlineData("GRÖẞE", "große", true)]
    [InlineData("Groesse", "Größe", false)]
    [InlineData("İstanbul'da ışık var", "istanbul", true)]
    [InlineData("İstanbul'da ışık var", "isik", true)]
    [InlineData("DIŞ KAPI", "dış kapı", true)]
    [InlineData("TITLE ISSUE", "tıtle ıssue", true)]
    [InlineData("piñata", "pinata", true)]
    [InlineData("Łódź, Đà Nẵng", "lodz da nang", true)]
    [InlineData("Ελλάδα ΟΔΟΣ", "ελλαδα οδός", true)]
    [InlineData("Ёжик", "ежик", true)]
    [InlineData("oﬃce ﬁles", "office files", true)]
    public void Accents_case_and_letters_that_have_two_spellings(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("הקובץ לא נמצא בתיקייה", "נמצא", true)]
    [InlineData("שָׁלוֹם עוֹלָם", "שלום", true)]
    [InlineData("שלום", "שָׁלוֹם", true)]
    [InlineData("تعذر فتح الملف", "الملف", true)]
    [InlineData("كِتَابٌ جَدِيد", "كتاب", true)]
    [InlineData("فتح الملف config.yaml الآن", "config.yaml", true)]
    [InlineData("\u202Bשגיאה 404\u202C בשרת", "404 שגיאה", true)]
    [InlineData("خطأ رقم ٤٠٤", "404", true)]
    public void Right_to_left(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("shipped 🚀 today", "shipped today", true)]
    [InlineData("shipped 🚀 today", "\"shipped today\"", true)]
    [InlineData("ok👍🏽done", "done", true)]
    [InlineData("family 👨‍👩‍👧 flag 🇩🇪 end", "\"family flag end\"", true)]
    [InlineData("1️⃣ first", "first", true)]
    [InlineData("1️⃣ first", "1", true)]
    [InlineData("shipped 🚀 today", "🚀", false)]
    [InlineData("shipped 🚀 today", "shipped 🚀", true)]
    [InlineData("🇩🇪", "de", false)]
    public void Emoji_part_words_and_are_none(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("call getUserById(42)", "getUserById", true)]
    [InlineData("call getUserById(42)", "getuserbyid", true)]
    [InlineData("call getUserById(42)", "user", true)]
    [InlineData("call getUserById(42)", "get_user_by_id", true)]
    [InlineData("MAX_RETRY_COUNT = 3", "retry", true)]
    [InlineData("MAX_RETRY_COUNT = 3", "max_retry_count", true)]
    [InlineData("XMLHttpRequest failed", "httprequest", false)]
    [InlineData("XMLHttpRequest failed", "HttpRequest", true)]
    [InlineData("XMLHttpRequest failed", "xmlhttp*", true)]
    [InlineData("kebab-case-name", "\"case name\"", true)]
    [InlineData("use std::vector<int> here", "std::vector<int>", true)]
    [InlineData("use std::vector<int> here", "vector", true)]
    [InlineData("p->next = nullptr;", "p->next", true)]
    [InlineData("export HOME=$HOME/bin", "$HOME", true)]
    [InlineData("import x from '@types/node'", "@types/node", true)]
    [InlineData("import x from '@types/node'", "node", true)]
    [InlineData("git commit --no-verify", "\"--no-verify\"", true)]
    [InlineData("git commit --no-verify", "--no-verify", true)]
    [InlineData("head -n 5", "\"-n 5\"", true)]
    [InlineData("foo?.bar ?? baz", "foo?.bar", true)]
    [InlineData("List<Dictionary<string, int>>", "List<Dictionary<string,", true)]
    public void Glued_identifiers_and_code(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("see src/Cru/Program.cs:41", "Program.cs", true)]
    [InlineData("see src/Cru/Program.cs:41", "src/Cru/Program.cs", true)]
    [InlineData("see src/Cru/Program.cs:41", "Program.cs:41", true)]
    [InlineData("see src/Cru/Program.cs:41", "program", true)]
    [InlineData("see src/Cru/Program.cs:41", "Cru/Prog*", true)]
    [InlineData(@"open C:\Users\ada\x.txt", @"C:\Users\ada\x.txt", true)]
    [InlineData(@"open C:\x", @"C:\x", true)]
    [InlineData("~/.config/cru/config.yaml", ".config/cru", true)]
    [InlineData("at 12:30 we met", "12:30", true)]
    [InlineData("at 12:31 we met", "12:30", false)]
    [InlineData("v1.2.3-rc.1 is out", "1.2.3", false)]
    [InlineData("v1.2.3-rc.1 is out", "v1.2.3", true)]
    [InlineData("version 10.0.100", "10.0.100", true)]
    [InlineData("version 10.0.100", "10.0", true)]
    [InlineData("go to https://example.org/a/b?q=1#top now", "https://example.org/a/b?q=1#top", true)]
    [InlineData("go to https://example.org/a/b?q=1#top now", "example.org", true)]
    [InlineData("mail ada.lovelace@example.org", "ada.lovelace@example.org", true)]
    [InlineData("mail ada.lovelace@example.org", "lovelace", true)]
    [InlineData("id 550e8400-e29b-41d4-a716-446655440000.", "550e8400-e29b-41d4-a716-446655440000", true)]
    [InlineData("id 550e8400-e29b-41d4-a716-446655440000.", "550e8400", true)]
    [InlineData("id 550e8400-e29b-41d4-a716-446655440000.", "446655440000", true)]
    [InlineData("10.0.0.1:8080 refused", "10.0.0.1", true)]
    [InlineData("50% of #1234", "#1234", true)]
    public void Names_of_files_places_and_versions(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("commit 9f2c1e7ab04d5c6e8f90123456789abcdef01234", "9f2c1e7ab04d5c6e8f90123456789abcdef01234", true)]
    [InlineData("commit 9f2c1e7ab04d5c6e8f90123456789abcdef01234", "9f2c1e7", false)]
    [InlineData("commit 9f2c1e7ab04d5c6e8f90123456789abcdef01234", "9f2c1e7*", true)]
    [InlineData("fixed in 9f2c1e7", "9F2C1E7", true)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "e3b0c442*", true)]
    [InlineData("refs abc1234..def5678", "abc1234..def5678", true)]
    [InlineData("refs abc1234..def5678", "def5678", true)]
    public void Commit_hashes_whole_and_by_their_beginning(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("Program.cs(7,13): error CS0246: The type or namespace name 'Foo' could not be found", "CS0246", true)]
    [InlineData("Program.cs(7,13): error CS0246: The type or namespace name 'Foo' could not be found", "error CS0246:", true)]
    [InlineData("error[E0308]: mismatched types", "E0308", true)]
    [InlineData("error[E0308]: mismatched types", "error[E0308]", true)]
    [InlineData("failed with 0x80070005 (access denied)", "0x80070005", true)]
    [InlineData("failed with 0x80070005 (access denied)", "0X80070005", true)]
    [InlineData("net::ERR_CONNECTION_REFUSED", "ERR_CONNECTION_REFUSED", true)]
    [InlineData("net::ERR_CONNECTION_REFUSED", "net::ERR_CONNECTION_REFUSED", true)]
    [InlineData("net::ERR_CONNECTION_REFUSED", "connection refused", true)]
    [InlineData("OSError: [Errno 28] No space left on device", "errno 28", true)]
    [InlineData("OSError: [Errno 28] No space left on device", "[Errno 28]", true)]
    [InlineData("npm ERR! code ENOENT", "ENOENT", true)]
    [InlineData("HTTP/1.1 503 Service Unavailable", "503", true)]
    [InlineData("SIGSEGV (11)", "sigsegv", true)]
    public void Codes_of_errors(string text, string query, bool found) => Assert.Equal(found, Finds(text, query));

    [Theory]
    [InlineData("NullReferenceException", true)]
    [InlineData("System.NullReferenceException", true)]
    [InlineData("\"Object reference not set\"", true)]
    [InlineData("Shop.Cart.Add", true)]
    [InlineData("Cart.cs:line 42", true)]
    [InlineData("d__12.MoveNext", true)]
    [InlineData("InvalidOperationException", false)]
    public void Stack_traces_of_NET(string query, bool found) => Assert.Equal(found, Finds(
        """
        Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.
           at Shop.Cart.Add(Item item, Int32 count) in /home/ada/shop/Cart.cs:line 42
           at Shop.Api.<PostAsync>d__12.MoveNext()
        """,
        query));

    [Theory]
    [InlineData("KeyError", true)]
    [InlineData("KeyError: 'user_id'", true)]
    [InlineData("\"line 17, in load\"", true)]
    [InlineData("app/db.py", true)]
    [InlineData("Traceback", true)]
    public void Stack_traces_of_Python(string query, bool found) => Assert.Equal(found, Finds(
        """
        Traceback (most recent call last):
          File "/srv/app/db.py", line 17, in load
            return row["user_id"]
        KeyError: 'user_id'
        """,
        query));

    [Theory]
    [InlineData("java.lang.IllegalStateException", true)]
    [InlineData("IllegalStateException", true)]
    [InlineData("OrderService.java:88", true)]
    [InlineData("org.acme.OrderService.place", true)]
    [InlineData("\"Caused by\"", true)]
    [InlineData("place(OrderService.java:88)", true)]
    public void Stack_traces_of_Java(string query, bool found) => Assert.Equal(found, Finds(
        """
        Exception in thread "main" java.lang.IllegalStateException: closed
            at org.acme.OrderService.place(OrderService.java:88)
        Caused by: java.io.IOException: Broken pipe
        """,
        query));

    [Fact]
    public void A_word_that_is_not_there_is_not_found() => Assert.False(Finds("export the button", "exported"));

    [Theory]
    [InlineData("https://example.org/a?b=c")]
    [InlineData("std::vector<int>")]
    [InlineData(@"C:\x")]
    [InlineData("12:30")]
    [InlineData("@types/node")]
    [InlineData("ada@example.org")]
    [InlineData("a->b")]
    [InlineData("$HOME")]
    [InlineData("Program.cs:41")]
    [InlineData("error[E0308]:")]
    [InlineData("localhost:8080")]
    [InlineData("--no-verify")]
    public void What_looks_like_a_sign_and_is_none_gives_no_warning(string query) => Assert.Empty(Parse(query).Warnings);

    private static bool Finds(string text, string query)
    {
        var message = new IndexedMessage
        {
            Ordinal = 1,
            Id = "m1",
            Ticks = 0,
            Role = Role.User,
            Parts = [new(new TextPart(text), 1)],
            Head = new() { Session = SessionId.Parse("chat-1"), Type = "chat" },
            Place = default,
        };
        return Parse(query).Match is { } match && MatchEvaluator.Fits(match, DocumentBuilder.Message(message, _ => null));
    }

    private static SearchQuestion Parse(string query) => QueryParser.Parse(query, new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));
}
