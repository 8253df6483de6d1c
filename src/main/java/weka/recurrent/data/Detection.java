package weka.recurrent.data;

import java.util.List;

/**
 * A decision with what must be known about it.
 *
 * @param decision which attribute is what
 * @param notes what was done that is not at once to be seen, such as an identifier that is ignored
 * @param warnings what speaks against the decision: each names the attributes, and says what to do if the doubt is right
 */
public record Detection(LayoutDecision decision, List<String> notes, List<String> warnings) {
  public Detection {
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }
}
