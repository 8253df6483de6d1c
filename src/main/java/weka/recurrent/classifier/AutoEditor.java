package weka.recurrent.classifier;

import java.beans.PropertyEditorSupport;
import weka.recurrent.setting.Range;

/** A field of the dialog for a number whose 0 means that the program chooses: it shows and takes {@code auto}. */
public abstract class AutoEditor extends PropertyEditorSupport {
  private AutoEditor() {}

  /** A whole number or {@code auto}. */
  public static final class Whole extends AutoEditor {
    @Override
    Number number(String text) {
      return Integer.valueOf(text);
    }
  }

  /** A number or {@code auto}. */
  public static final class Real extends AutoEditor {
    @Override
    Number number(String text) {
      return Double.valueOf(text);
    }
  }

  /** @throws NumberFormatException if it is none; the field waits for the rest then */
  abstract Number number(String text);

  @Override
  public String getAsText() {
    double value = ((Number) getValue()).doubleValue();
    return value == 0 ? Range.AUTO : Range.text(value);
  }

  @Override
  public void setAsText(String text) {
    String stripped = text.strip();
    setValue(number(stripped.equalsIgnoreCase(Range.AUTO) ? "0" : stripped));
  }
}
