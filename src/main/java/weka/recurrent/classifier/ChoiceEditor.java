package weka.recurrent.classifier;

import java.beans.PropertyEditorSupport;
import java.util.Arrays;
import java.util.Locale;

/** A list of the dialog for the constants of an enum, in lower case as everywhere else that users meet them. */
public final class ChoiceEditor extends PropertyEditorSupport {
  private Object[] constants() {
    return ((Enum<?>) getValue()).getDeclaringClass().getEnumConstants();
  }

  @Override
  public String[] getTags() {
    return Arrays.stream(constants()).map(ChoiceEditor::lower).toArray(String[]::new);
  }

  @Override
  public String getAsText() {
    return lower(getValue());
  }

  @Override
  public void setAsText(String text) {
    setValue(Arrays.stream(constants()).filter(c -> lower(c).equalsIgnoreCase(text)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no " + text)));
  }

  private static String lower(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
