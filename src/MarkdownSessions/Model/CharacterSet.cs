using System.Buffers;

namespace MarkdownSessions.Model;

/// <summary>Makes the sets of characters that text is looked through for.</summary>
internal static class CharacterSet
{
    /// <summary>The characters of a range that fit.</summary>
    /// <param name="first">The first of the range.</param>
    /// <param name="end">The first behind it.</param>
    /// <param name="fits">Whether one is in the set.</param>
    public static SearchValues<char> Of(char first, char end, Predicate<char> fits)
    {
        // A loop: what LINQ makes of numbers would be compiled at each start.
        var letters = new char[end - first];
        int count = 0;
        for (char letter = first; letter < end; letter++)
        {
            if (fits(letter))
            {
                letters[count++] = letter;
            }
        }

        return SearchValues.Create(letters.AsSpan(0, count));
    }
}
