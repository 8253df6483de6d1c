package weka.recurrent.gui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTokensTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "data 'a//b' // c|WORD:data STRING:'a//b' COMMENT:// c",
      "def x = 0.5e3 + y2|KEYWORD:def NUMBER:0.5e3",
      "/* open lstm|COMMENT:/* open lstm",
      "\"\"\"a \" b\"\"\" seed|STRING:\"\"\"a \" b\"\"\" WORD:seed",
      "'it\\'s' rnn(1..2)|STRING:'it\\'s' WORD:rnn NUMBER:1 NUMBER:2",
      "lstms dataset|``",
      "'open to the end|STRING:'open to the end"})
  void partsAreFound(String text, String expected) {
    List<ScriptTokens.Span> spans = ScriptTokens.of(text);
    assertEquals(expected,
        spans.stream().map(s -> s.kind() + ":" + text.substring(s.from(), s.to())).collect(Collectors.joining(" ")));
  }
}
