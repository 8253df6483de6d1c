package weka.recurrent.dsl.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The one scanner of Groovy texts, and the places that are found with it. */
class GroovyTextTest {
  private static String parts(String text) {
    return GroovyText.parts(text).stream().map(part -> part.kind() + " " + text.substring(part.from(), part.to()))
        .collect(Collectors.joining("|"));
  }

  @Test
  void partsOfALine() {
    assertEquals("NAME learners|NAME A|NAME lstm|NAME hidden|NUMBER 32|NAME rate|NUMBER 1e-3|COMMENT // it's 'all'",
        parts("learners A: lstm(hidden: 32, rate: 1e-3) // it's 'all'"));
    assertEquals("KEYWORD def|NAME größe|NUMBER 8|NUMBER 40|NUMBER 2.5f|KEYWORD in|NAME $x",
        parts("def größe = 8..40 + 2.5f in $x"));
    assertEquals("STRING 'a // \\' b'|STRING \"/* c\"|NAME d", parts("'a // \\' b' + \"/* c\" + d"));
  }

  @Test
  void partsOverSeveralLines() {
    assertEquals("COMMENT #! /usr/bin/env groovy|COMMENT /* 'a'\n// */|STRING '''b\n'c'\n'''|NAME d",
        parts("#! /usr/bin/env groovy\n/* 'a'\n// */'''b\n'c'\n''' d"));
    assertEquals("STRING 'open|NAME next|STRING \"\"\"never\nclosed", parts("'open\nnext \"\"\"never\nclosed"));
    assertEquals("COMMENT /* never closed\n", parts("/* never closed\n"));
  }

  @Test
  void aWordInACommentIsNotThePlace() {
    ScriptText text = new ScriptText("x", "/* hidden\n hidden */ lstm(hidden: 3) // hidden\r\nx 'hidden'\r\n");
    assertEquals(new ScriptText.Place(2, 17), text.find(2, "hidden"));
    assertEquals(new ScriptText.Place(2, 17), text.find(1, "hidden"));
    assertEquals(new ScriptText.Place(3, 4), text.find(3, "hidden"));
    assertEquals("x 'hidden'", text.line(3));
  }

  @Test
  void bracketsInTextsAndCommentsDoNotCount() {
    assertNull(new ScriptText("x", "a('(') /* [\n{ */ + '''\n((\n'''\n// (").unclosed());
    assertEquals(new ScriptText.Place(2, 3), new ScriptText("x", "a('(') /* [ */\nb [1, '''\n]'''\n").unclosed());
  }
}
