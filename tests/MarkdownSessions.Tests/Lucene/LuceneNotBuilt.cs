namespace MarkdownSessions.Tests.Lucene;

/// <summary>Stands in for the tests of the Lucene engine where it is not built, so that a run says that they did not run.</summary>
public class LuceneNotBuilt
{
    [Fact(Skip = "not run: the engine of LiteDB and Lucene.Net is built with -p:LuceneEngine=true only (docs/engines.md)")]
    public void The_engine_of_LiteDB_and_Lucene_keeps_the_contract()
    {
        // Says only that it is not run.
    }
}
