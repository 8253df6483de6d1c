package weka.recurrent.dsl.reading;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The text of a script and how to find words in it. Immutable. */
public final class ScriptText {
  /** How far from the line of a call its arguments are looked for. */
  private static final int REACH = 40;
  private static final Pattern BREAK = Pattern.compile("\\r\\n|\\r|\\n");

  /** A place in the text; column 0 if only the line is known. */
  public record Place(int line, int column) {}

  private final String name;
  private final String text;
  private final List<String> lines;
  /** Where each line begins in the text. */
  private final int[] starts;
  private final BitSet comments = new BitSet();
  private final BitSet strings = new BitSet();

  /**
   * A script.
   *
   * @param name of the file, for messages
   * @param text all of it; empty if it is not known
   */
  public ScriptText(String name, String text) {
    this.name = name;
    this.text = text;
    lines = text.lines().toList();
    starts = IntStream.concat(IntStream.of(0), BREAK.matcher(text).results().mapToInt(MatchResult::end)).toArray();
    for (GroovyText.Part part : GroovyText.parts(text)) {
      if (part.kind() == GroovyText.Kind.COMMENT) {
        comments.set(part.from(), part.to());
      } else if (part.kind() == GroovyText.Kind.STRING) {
        strings.set(part.from(), part.to());
      }
    }
  }

  /** Name of the file. */
  public String name() {
    return name;
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** A line by its 1-based number; empty if there is none. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  private boolean inComment(int line, int index) {
    return comments.get(starts[line - 1] + index);
  }

  /** Column of the first letter of a line; 0 if it is blank. */
  int firstColumn(int number) {
    String source = line(number);
    return source.isBlank() ? 0 : source.length() - source.stripLeading().length() + 1;
  }

  /** The name without folders and without its ending. */
  public String baseName() {
    String base = name.replaceAll(".*[/\\\\]", "").replaceAll("\\.groovy$", "");
    return base.isEmpty() ? "experiment" : base;
  }

  /**
   * Where a word stands, on a line or near it: a call over several lines is reported at one of them.
   *
   * @param line 1-based, where the call was; 0 if unknown
   * @param word what to look for, as a whole word and not in a comment; a text in quotes is found by its content
   */
  public Place find(int line, String word) {
    if (line == 0 || word == null || word.isEmpty()) {
      return new Place(line, 0);
    }
    for (int distance = 0; distance <= REACH; distance++) {
      int column = column(line + distance, word);
      if (column > 0) {
        return new Place(line + distance, column);
      }
      column = distance > 0 && distance < 5 ? column(line - distance, word) : 0;
      if (column > 0) {
        return new Place(line - distance, column);
      }
    }
    return new Place(line, 0);
  }

  /**
   * Where a setting stands if a line has its name more than once.
   *
   * @param place of its name somewhere
   * @param call the word in whose parentheses it is; null for none
   * @param value what it was given; null if that does not tell
   */
  public Place find(Place place, String word, String call, Object value) {
    String line = line(place.line());
    if (place.column() == 0) {
      return place;
    }
    String given = value == null ? "" : "\\s*:\\s*['\"\\[]?" + Pattern.quote(String.valueOf(value)) + "(?![\\w.])";
    String inside = call == null ? "" : "(?<![\\w$])" + Pattern.quote(call) + "\\s*\\([^)]*?";
    for (String pattern : List.of(inside + "(?<![\\w$])(" + Pattern.quote(word) + ")" + given,
        inside + "(?<![\\w$])(" + Pattern.quote(word) + ")\\s*:")) {
      Matcher matcher = Pattern.compile(pattern).matcher(line);
      if (matcher.find() && !inComment(place.line(), matcher.start(1))) {
        return new Place(place.line(), matcher.start(1) + 1);
      }
    }
    return place;
  }

  private int column(int number, String word) {
    String line = line(number);
    String before = Character.isJavaIdentifierPart(word.charAt(0)) ? "(?<![\\w$])" : "";
    String after = Character.isJavaIdentifierPart(word.charAt(word.length() - 1)) ? "(?![\\w$])" : "";
    Matcher matcher = Pattern.compile(before + Pattern.quote(word) + after).matcher(line);
    while (matcher.find()) {
      if (!inComment(number, matcher.start())) {
        return matcher.start() + 1;
      }
    }
    return 0;
  }

  /** The bracket that is opened last of those that are never closed, or null; texts and comments are passed over. */
  public Place unclosed() {
    Deque<Place> open = new ArrayDeque<>();
    for (int n = 0; n < lines.size(); n++) {
      for (int i = 0; i < lines.get(n).length(); i++) {
        char c = lines.get(n).charAt(i);
        if (comments.get(starts[n] + i) || strings.get(starts[n] + i)) {
          continue;
        }
        if ("([{".indexOf(c) >= 0) {
          open.push(new Place(n + 1, i + 1));
        } else if (")]}".indexOf(c) >= 0) {
          // a bracket that is closed by one of another kind is the one that was forgotten
          if (open.isEmpty() || ")]}".indexOf(c) != "([{".indexOf(at(open.peek()))) {
            return open.peek();
          }
          open.pop();
        }
      }
    }
    return open.peek();
  }

  /** The character at a place. */
  public char at(Place place) {
    return line(place.line()).charAt(place.column() - 1);
  }
}
