package weka.recurrent.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants by the lower-case names that users type. */
final class OptionNames {
  private OptionNames() {}

  static <E extends Enum<E>> E parse(Class<E> type, String option, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name == null ? null : name.trim())) {
        return constant;
      }
    }
    throw new IllegalArgumentException("-" + option + " must be one of " + Arrays.stream(type.getEnumConstants())
        .map(e -> e.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + "; got '" + name + "'");
  }
}
