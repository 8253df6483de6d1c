package weka.recurrent.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Tells attributes that only name an instance, such as the bag identifier of Weka's multi-instance convention. They are ignored,
 * so that training and test files may hold different ones.
 *
 * <p>Names: a word for what is counted ({@code patient}, {@code Kunde}), a word for its number ({@code no}, {@code Nr}, {@code
 * id}), both ({@code PatientNo}, {@code unit number}), or none at all, as programs write the numbers of rows. Values: different
 * in more than half of the training instances (not in all, so that bootstrap samples, with 63 % of different instances, are read
 * alike), and whole if they are numbers. Numbers of any name are running numbers if no two different instances share one and they
 * fill at least {@value #FILLED} of their range (folds of a cross-validation keep half of them and more).
 */
final class Identifiers {
  /** Share of the range of a running number that must be there. */
  static final double FILLED = 0.45;
  /** Fewer running numbers may be chance. */
  private static final int FEWEST_RUNNING = 8;
  /** Labels beyond which a word such as 'user' names single ones and no kinds. */
  private static final int MANY_LABELS = 10;

  private static final Set<String> MARKS =
      Set.of("id", "ids", "no", "nr", "num", "number", "numbers", "nummer", "numero", "numer",
          "index", "idx", "key", "uid", "uuid", "guid", "kennung", "schlussel", "identifier", "identifiant", "identificador",
          "identificativo", "identifikator", "bag", "sn", "rownum", "rowid", "rowname", "rownames", "serial", "lfd", "lfdnr",
          "laufnr",
          "lnr", "ref", "nro", "pid", "sid", "cid", "ident", "kod", "recno", "matrikel", "matricula", "matricola", "indeks");
  private static final Set<String> COUNTED = Set.of("patient", "patients", "subject", "subj", "participant", "person", "customer",
      "client", "user", "unit", "machine", "device", "engine", "case", "record", "row", "sample", "sequence", "series",
      "instance",
      "observation", "obs", "student", "pupil", "employee", "member", "account", "molecule", "doc", "document", "bag", "animal",
      "vehicle", "driver", "household", "respondent", "individual", "proband", "patientin", "kunde", "kunden", "kundin", "fall",
      "gerat", "maschine", "anlage", "versuchsperson", "schuler", "fahrzeug", "zeile", "datensatz", "teilnehmer", "nutzer",
      "benutzer",
      "mitarbeiter", "sujet", "individu", "dossier", "ligne", "utilisateur", "appareil", "eleve", "participante", "paciente",
      "sujeto", "cliente", "fila", "usuario", "persona", "caso", "maquina", "paziente", "soggetto", "riga", "utente", "macchina",
      "sujeito", "pessoa", "linha", "klant", "rij", "proefpersoon", "gebruiker", "pacjent", "klient", "osoba", "wiersz", "hasta",
      "musteri", "specimen", "exemplar", "trip", "ticket", "order", "invoice", "item", "part", "cell", "battery", "pump", "motor",
      "recording", "entity", "episode", "stay", "admission", "encounter", "shipment", "batch", "lot", "wafer",
      "session", "experiment", "station", "sensor", "node", "asset", "meter", "store", "shop", "product");
  /** Names that programs give to a column of row numbers that has none. */
  private static final Pattern NAMELESS = Pattern.compile("[#_\\s.]*|unnamed[ :_.]*\\d*([_. ]*level[_. ]*\\d+)?|level[_ ]?0"
      + "|row[._ ]?(names?|labels?)|\\.\\.\\.1|n[°º]|№");

  private Identifiers() {}

  /** Whether the attribute is called as identifiers are. */
  static boolean namedSo(Attribute attribute) {
    return namedSo(attribute.name());
  }

  static boolean namedSo(String name) {
    return marked(name) || counted(name);
  }

  /** Whether the name says that it counts: no, id, patientNo; or there is none. */
  private static boolean marked(String name) {
    String plain = CalendarWords.plain(name.trim());
    if (NAMELESS.matcher(plain).matches()) {
      return true;
    }
    List<String> words = words(name);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return MARKS.contains(last) || compound(last);
  }

  /** Whether the name says what is counted and nothing else. */
  private static boolean counted(String name) {
    List<String> words = words(name);
    return words.size() == 1 && COUNTED.contains(words.get(0))
        || words.size() == 2 && COUNTED.contains(words.get(0)) && (words.get(1).equals("name") || words.get(1).equals("code"));
  }

  /** kundennummer, patientid, fallnr. */
  private static boolean compound(String word) {
    if (word.length() > 6 && (word.endsWith("nummer") || word.endsWith("number") || word.endsWith("kennung"))) {
      return true;
    }
    for (String mark : MARKS) {
      if (word.endsWith(mark) && COUNTED.contains(word.substring(0, word.length() - mark.length()))) {
        return true;
      }
    }
    return false;
  }

  /** The words of a name in small letters, without accents: patientNo and PATIENT_NO are patient and no. */
  static List<String> words(String name) {
    String cut = name.trim().replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2")
        .replaceAll("(\\p{L})(\\p{N})", "$1 $2");
    List<String> words = new ArrayList<>();
    for (String word : CalendarWords.plain(cut).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether the attribute only names the instances. */
  static boolean isIdentifier(Instances data, Attribute attribute) {
    return switch (attribute.type()) {
      case Attribute.NOMINAL, Attribute.STRING -> mostlyDifferent(data, attribute);
      case Attribute.NUMERIC -> integers(data, attribute) && (namedSo(attribute) && mostlyDifferent(data, attribute)
          || runs(data, attribute));
      default -> false;
    };
  }

  /**
   * Whether the attribute names something that several instances have in common, as a patient who comes again: named so, and with
   * values too many to be kinds.
   */
  static boolean repeats(Instances data, Attribute attribute) {
    if (!namedSo(attribute) || attribute.isNumeric() && (attribute.isDate() || !integers(data, attribute))) {
      return false;
    }
    int different = differentValues(data, attribute);
    return different * 2L <= data.numInstances()
        && (counted(attribute.name()) || marked(attribute.name()) && different > MANY_LABELS)
        && different > (attribute.isNumeric() ? 2 : MANY_LABELS);
  }

  /** The number of different values. */
  static int differentValues(Instances data, Attribute attribute) {
    Set<Object> seen = new HashSet<>();
    for (Instance instance : data) {
      if (!instance.isMissing(attribute)) {
        seen.add(attribute.isString() ? instance.stringValue(attribute) : (Object) instance.value(attribute));
      }
    }
    return seen.size();
  }

  static boolean mostlyDifferent(Instances data, Attribute attribute) {
    if (attribute.isNominal() && attribute.numValues() * 2L <= data.numInstances()) {
      return false;
    }
    return differentValues(data, attribute) * 2L > data.numInstances();
  }

  static boolean integers(Instances data, Attribute attribute) {
    for (Instance instance : data) {
      double value = instance.value(attribute);
      if (!instance.isMissing(attribute) && (value != Math.rint(value) || Math.abs(value) > 1L << 53)) {
        return false;
      }
    }
    return true;
  }

  /** Whether whole numbers run: each belongs to one instance, copies apart, and hardly any is left out. */
  private static boolean runs(Instances data, Attribute attribute) {
    Map<Double, Instance> owners = new HashMap<>();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Instance instance : data) {
      if (instance.isMissing(attribute)) {
        return false;
      }
      double value = instance.value(attribute);
      Instance owner = owners.putIfAbsent(value, instance);
      if (owner != null && !copies(owner, instance)) {
        return false;
      }
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return owners.size() >= FEWEST_RUNNING && owners.size() >= FILLED * (most - least + 1);
  }

  private static boolean copies(Instance a, Instance b) {
    for (int i = 0; i < a.numAttributes(); i++) {
      double one = a.value(i);
      double other = b.value(i);
      if (one != other && !(Double.isNaN(one) && Double.isNaN(other))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the values rise from row to row although they are no running numbers: they may be identifiers, or times. */
  static boolean rises(Instances data, Attribute attribute) {
    double last = Double.NEGATIVE_INFINITY;
    for (Instance instance : data) {
      if (instance.isMissing(attribute) || !(instance.value(attribute) > last)) {
        return false;
      }
      last = instance.value(attribute);
    }
    return data.numInstances() >= FEWEST_RUNNING;
  }
}
