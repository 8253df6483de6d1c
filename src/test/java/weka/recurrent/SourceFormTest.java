package weka.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files are short, named for what they are, silent below the DSL, and every package has a page that teaches. */
class SourceFormTest {
  private static final SourceTree SOURCES = SourceTree.ofProject();
  /** Classes whose options are bean properties, a getter, a setter and a text each. */
  private static final Set<String> OPTION_BEANS = Set.of("weka.recurrent.classifier.RecurrentOptions",
      "weka.filters.unsupervised.instance.LongToSequences");
  /** Writing to the console; a main method may hand it on. */
  private static final Pattern CONSOLE = Pattern.compile("System\\.(out|err)\\.");

  @Test
  void everyPackageHasItsPage() {
    List<String> faults = new ArrayList<>();
    int pages = 0;
    for (String name : SOURCES.packages()) {
      String page = SOURCES.text(name + ".package-info");
      // Packages outside weka.recurrent are Weka's own, which we only add to; theirs is the page.
      if (page == null && name.startsWith("weka.recurrent")) {
        faults.add(name + " has no package-info");
      } else if (page != null) {
        pages++;
        if (!page.stripLeading().startsWith("/**")) {
          faults.add(name + ": package-info says nothing");
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(pages >= 5, "checked " + pages + " pages");
  }

  @Test
  void filesAreShortAndNamedForWhatTheyAre() {
    List<String> faults = new ArrayList<>();
    for (String name : SOURCES.classes()) {
      long lines = SOURCES.text(name).lines().count();
      if (lines > 400 && !OPTION_BEANS.contains(name)) {
        faults.add(name + " has " + lines + " lines");
      }
      if (name.matches(".*(Utils?|Helpers?|Managers?|Impl|Common)")) {
        faults.add(name + " is named for nothing");
      }
      if (SOURCES.text(name).matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*")) {
        faults.add(name + " holds a note of something undone");
      }
      Integer floor = Floors.of(SourceTree.packageOf(name));
      if (floor != null && floor < 4 && CONSOLE.matcher(SOURCES.code(name)).find()) {
        faults.add(name + " writes to the console below the DSL");
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(SOURCES.classes().size() > 30, "checked " + SOURCES.classes().size() + " files");
  }
}
